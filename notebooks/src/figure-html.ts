import { template } from '@owlery/figures';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What Plotly draws, and the words below it. */
export interface LessonFigure {
  /** Traces of Plotly. */
  readonly data: readonly object[];
  /** Layout of Plotly, over the look that all figures share. */
  readonly layout?: object;
  /** What is seen; plain text, also read out in place of the picture. */
  readonly caption: string;
  /** In pixels; 380 unless said. */
  readonly height?: number;
}

const require = createRequire(import.meta.url);

/** Whether this process has shown Plotly's source, or shows its figures on a page that has it. */
let loaded = process.env['OWLERY_PAGE_HAS_PLOTLY'] === '1';
let figures = 0;

/**
 * A figure as HTML for the output of a cell.
 *
 * The first figure of a process brings Plotly with it, so that a notebook asks nothing of the network; none
 * does where `OWLERY_PAGE_HAS_PLOTLY=1` says that the page loads it. The same lesson gives the same HTML.
 *
 * @example
 * ```ts
 * import { display } from 'tslab';
 * display.html(figureHtml({ data: [{ y: [0.6, 0.3, 0.1], type: 'bar' }], caption: 'Weights of the ranks.' }));
 * ```
 */
export function figureHtml({ data, layout = {}, caption, height = 380 }: LessonFigure): string {
  const margin = { l: 60, r: 20, t: 30, b: 55 };
  const json = JSON.stringify({ data, layout: { template, margin, height, ...layout } });
  const id = `figure-${++figures}-${createHash('sha256').update(json).digest('hex').slice(0, 8)}`;
  const source = loaded ? '' : `<script>${asScript(plotlySource())}</script>\n`;
  loaded = true;
  // The page may still be loading Plotly when this line of it is read.
  return `${source}<figure style="margin: 0">
<div id="${id}" role="img" aria-label="${escaped(caption)}" style="min-height: ${height}px"></div>
<figcaption>${escaped(caption)}</figcaption>
</figure>
<script>
{
  const place = document.getElementById('${id}');
  const draw = () => {
    if (!window.Plotly) place.textContent = 'Run the notebook from its first cell to see this figure.';
    else window.Plotly.newPlot(place, ${asScript(json)}, undefined, { displaylogo: false, responsive: true })
  };
  if (window.Plotly || document.readyState !== 'loading') draw();
  else document.addEventListener('DOMContentLoaded', draw);
}
</script>`;
}

function plotlySource(): string {
  return readFileSync(require.resolve('plotly.js-dist/plotly.js'), 'utf8');
}

/** Text that no HTML parser takes for the end of a script; within JSON and strings of JavaScript it means the same. */
const asScript = (text: string) => text.replace(/<(?=!--|\/?script)/gi, '\\x3c');

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
