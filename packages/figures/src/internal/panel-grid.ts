import type { Annotations, Layout } from 'plotly.js';
import { palette } from '../palette.ts';
import { template } from '../template.ts';

/** The words around a panel, whatever is drawn in it. */
export interface PanelWords {
  /** Shown above the panel; side by side only above the first of a row. */
  title: string;
  /** Shown above the panel at its right, such as the rank K it is about. */
  corner?: string;
}

export interface GridOptions {
  arrangement?: 'wide' | 'narrow' | undefined;
  legendEntries: readonly string[];
  /** Height of a panel in pixels. */
  panelHeight: number;
  /** Whether every row of panels has words below it, or only the last. */
  wordsBelowRows: boolean;
  /** More room above, in pixels, for a scale of colours. */
  headroom?: number;
}

/** Where a panel stands: its place in reading order, and its share of the width and height. */
export interface PlacedPanel<P> {
  panel: P;
  index: number;
  /** In the last row of panels. */
  last: boolean;
  x: [left: number, right: number];
  y: [bottom: number, top: number];
}

/** In pixels; across, gaps are a share of the width, which only the page knows. */
const sizes = { title: 28, ticks: 26, axisTitle: 26, legendRow: 29, top: 4, side: 64, right: 12 };
const gapAcross = 0.1;

/**
 * A grid of panels, side by side or (narrow) one below the other, with the legend above all of them so
 * that it never covers data, and the words above each panel.
 */
export function panelGrid<P extends PanelWords>(
  rows: readonly (readonly P[])[],
  options: GridOptions,
): { layout: Partial<Layout>; placed: PlacedPanel<P>[]; narrow: boolean } {
  const { panelHeight, wordsBelowRows, headroom = 0 } = options;
  const narrow = options.arrangement === 'narrow';
  const grid = narrow ? rows.flat().map((panel) => [panel]) : rows;
  const legendRows = rowsOfLegend(options.legendEntries, narrow ? 300 : 760);
  const top = sizes.top + headroom + legendRows * sizes.legendRow + sizes.title;
  const bottom = sizes.ticks + sizes.axisTitle;
  const gap = sizes.title + sizes.ticks + (narrow || wordsBelowRows ? sizes.axisTitle : 0);
  const inner = grid.length * panelHeight + (grid.length - 1) * gap;
  const columns = Math.max(...grid.map((panels) => panels.length));
  const width = (1 - gapAcross * (columns - 1)) / columns;

  const annotations: Partial<Annotations>[] = [];
  const placed: PlacedPanel<P>[] = [];
  grid.forEach((panels, row) =>
    panels.forEach((panel, column) => {
      const left = column * (width + gapAcross);
      const above = (row * (panelHeight + gap)) / inner;
      const x: [number, number] = [left, left + width];
      const y: [number, number] = [1 - above - panelHeight / inner, 1 - above];
      placed.push({ panel, index: placed.length, last: row === grid.length - 1, x, y });
      if (narrow || column === 0)
        annotations.push(wordsAbove(`<b>${escapeMarkup(panel.title)}</b>`, x[0], y[1]));
      if (panel.corner !== undefined)
        annotations.push(wordsAbove(escapeMarkup(panel.corner), x[1], y[1], 'right'));
    }),
  );
  const layout: Partial<Layout> = {
    template,
    autosize: true,
    height: top + inner + bottom,
    margin: { t: top, r: sizes.right, b: bottom, l: sizes.side },
    showlegend: true,
    legend: { x: 0, xanchor: 'left', y: 1, yanchor: 'top', yref: 'container' },
    annotations,
  };
  return { layout, placed, narrow };
}

/** Rows that a legend needs in a width of so many pixels, at the width of its letters and lines. */
function rowsOfLegend(entries: readonly string[], width: number): number {
  const widest = Math.max(0, ...entries.map((entry) => 48 + 7 * entry.length));
  return Math.ceil(entries.length / Math.max(1, Math.floor(width / widest)));
}

function wordsAbove(
  text: string,
  x: number,
  y: number,
  side: 'left' | 'right' = 'left',
): Partial<Annotations> {
  return {
    ...{ text, x, y },
    font: { color: palette.text.light, size: 13 },
    showarrow: false,
    ...{ xref: 'paper', xanchor: side, yref: 'paper', yanchor: 'bottom', yshift: 6 },
  };
}

/** Plotly reads a few HTML tags in texts; words from records are to be read as they stand. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
