import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { type Gesture } from '../page.ts';

/** A line of text. `onChange` comes with each letter, or with Enter and when the field is left. */
export function textField(options: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly search?: boolean;
  readonly when?: 'each letter' | 'entered';
  /** What is wrong with the value, said beside it. */
  readonly problem?: string | undefined;
  readonly onChange: (value: string, gesture: Gesture) => void;
}): TemplateResult {
  const { label, value, placeholder = '', search = false, when = 'entered', problem, onChange } = options;
  const read = (gesture: Gesture) => (event: Event) =>
    onChange((event.target as HTMLInputElement).value, gesture);
  return html`<label class="control text">
    <span class="label">${label}</span>
    <input
      type=${search ? 'search' : 'text'}
      placeholder=${placeholder}
      spellcheck="false"
      autocomplete="off"
      aria-invalid=${problem === undefined ? 'false' : 'true'}
      .value=${live(value)}
      @input=${when === 'each letter' ? read('going on') : undefined}
      @change=${read('ended')}
    />
    ${problem === undefined ? '' : html`<span class="problem" role="alert">${problem}</span>`}
  </label>`;
}
