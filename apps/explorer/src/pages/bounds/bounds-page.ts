import { html } from 'lit-html';
import { type Page } from '../../page.ts';

export const boundsPage: Page = () => html`<p>…</p>`;
