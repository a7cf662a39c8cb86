import { type DrawnFigure } from '../../draw-figure.ts';
import { figureJson } from '../../figure-json.ts';
import { escapeHtml } from './escape-html.ts';

/** The place of a figure in the page; the page's program draws into it. */
export function figureHtml(drawn: DrawnFigure): string {
  const id = `figure-${drawn.name}`;
  const json = `data:application/json;charset=utf-8,${encodeURIComponent(figureJson(drawn.figure))}`;
  return `<section class="exhibit" id="${id}" aria-labelledby="${id}-title">
<div class="exhibit-head"><h3 id="${id}-title">${escapeHtml(drawn.title)}</h3>
<p class="downloads">Download
<button type="button" data-image="svg" data-of="${drawn.name}">SVG</button>
<button type="button" data-image="png" data-of="${drawn.name}">PNG</button>
<a download="${drawn.name}.json" href="${escapeHtml(json)}">JSON</a></p></div>
<div class="plot" data-figure="${drawn.name}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-caption"></div>
<p class="note" id="${id}-caption">${escapeHtml(drawn.caption)}</p>
</section>`;
}
