import { html, type TemplateResult } from 'lit-html';

/** A button that copies a text and says so. */
export function copyButton(words: string, text: () => string): TemplateResult {
  const copy = async (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement;
    const done = await navigator.clipboard.writeText(text()).then(
      () => 'Copied',
      () => 'Not copied',
    );
    button.textContent = done;
    setTimeout(() => (button.textContent = words), 1500);
  };
  // Its text is the button's own business: lit does not know of the change.
  return html`<button type="button" class="plain" @click=${copy} .textContent=${words}></button>`;
}
