import { type DirectiveResult } from 'lit-html/directive.js';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { until } from 'lit-html/directives/until.js';

const rendered = new Map<string, unknown>();

/** Markdown with LaTeX between dollars. HTML in it is shown as it stands, and links lead nowhere but by `http`. */
export function markdown(text: string): DirectiveResult | unknown {
  if (rendered.has(text)) return rendered.get(text);
  const set = import('./markdown-renderer.ts').then(({ renderMarkdown }) => {
    rendered.set(text, unsafeHTML(renderMarkdown(text)));
    return rendered.get(text);
  });
  return until(set, '…');
}
