import { html, type TemplateResult } from 'lit-html';

/** One of a list of options, each a value and its words. */
export function choice<T extends string>(options: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly onChange: (value: T) => void;
}): TemplateResult {
  const { label, value, onChange } = options;
  return html`<label class="control choice">
    <span class="label">${label}</span>
    <select @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value as T)}>
      ${options.options.map(
        ([option, words]) => html`<option value=${option} .selected=${option === value}>${words}</option>`,
      )}
    </select>
  </label>`;
}
