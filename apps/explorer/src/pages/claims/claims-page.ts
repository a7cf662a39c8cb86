import { html } from 'lit-html';
import { type Page } from '../../page.ts';

export const claimsPage: Page = () => html`<p>…</p>`;
