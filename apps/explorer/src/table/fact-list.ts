import { html, type TemplateResult } from 'lit-html';

/** A few named values side by side. */
export function factList(facts: readonly (readonly [name: unknown, value: unknown])[]): TemplateResult {
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
