import { html } from 'lit-html';
import { type Page } from '../../page.ts';

export const predictPage: Page = () => html`<p>…</p>`;
