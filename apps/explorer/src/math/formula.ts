import { type DirectiveResult } from 'lit-html/directive.js';
import { until } from 'lit-html/directives/until.js';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';

const rendered = new Map<string, unknown>();

/**
 * A formula in LaTeX, as KaTeX sets it; its source until that is loaded. KaTeX escapes what it shows and is
 * trusted with no links, so a formula out of a record can do no more than look wrong.
 */
export function formula(latex: string, displayMode = false): DirectiveResult | unknown {
  const key = `${displayMode} ${latex}`;
  if (rendered.has(key)) return rendered.get(key);
  const set = import('./katex.ts').then(({ katex }) => {
    const markup = katex.renderToString(latex, { displayMode, throwOnError: false, output: 'htmlAndMathml' });
    rendered.set(key, unsafeHTML(markup));
    return rendered.get(key);
  });
  return until(set, latex);
}
