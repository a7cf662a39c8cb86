import { html } from 'lit-html';
import { type Page } from '../../page.ts';

export const lossPage: Page = () => html`<p>…</p>`;
