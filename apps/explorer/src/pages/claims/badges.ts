import { html, type TemplateResult } from 'lit-html';

/** How sure a statement is. */
export function strengthBadge(strength: string): TemplateResult {
  return html`<span class="badge quiet">${strength}</span>`;
}

/** How a claim stands: checked and found to hold or not, or not checked. */
export function statusBadge(holds: boolean | undefined): TemplateResult {
  if (holds === undefined) return html`<span class="badge quiet">not checked</span>`;
  return holds ? html`<span class="badge good">holds</span>` : html`<span class="badge bad">fails</span>`;
}
