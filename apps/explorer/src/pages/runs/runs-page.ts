import { html } from 'lit-html';
import { type Page } from '../../page.ts';

export const runsPage: Page = () => html`<p>…</p>`;
