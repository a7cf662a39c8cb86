import type * as Plotly from 'plotly.js';

let library: Promise<typeof Plotly> | undefined;

/** Plotly, loaded with the first figure and not with the page. */
export function loadPlotly(): Promise<typeof Plotly> {
  library ??= import('plotly.js-dist/plotly.js').then((module) => module.default);
  return library;
}
