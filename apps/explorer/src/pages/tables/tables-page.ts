import { html } from 'lit-html';
import { type Page } from '../../page.ts';

export const tablesPage: Page = () => html`<p>…</p>`;
