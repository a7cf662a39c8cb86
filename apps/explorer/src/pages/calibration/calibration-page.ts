import { html } from 'lit-html';
import { type Page } from '../../page.ts';

export const calibrationPage: Page = () => html`<p>…</p>`;
