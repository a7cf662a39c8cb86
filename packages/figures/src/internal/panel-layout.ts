import type { Annotations, Layout, LayoutAxis } from 'plotly.js';
import { palette } from '../palette.ts';
import { template } from '../template.ts';

/** One panel of a figure: its words and what is special about its axes. */
export interface Panel {
  /** Shown above the panel; side by side only above the first of a row. */
  title: string;
  x: Partial<LayoutAxis> & { words: string };
  y: Partial<LayoutAxis> & { words: string };
}

/** In pixels; across, gaps are a share of the width, which only the page knows. */
const sizes = { panel: 216, title: 28, ticks: 26, axisTitle: 26, legendRow: 29, top: 4, side: 64, right: 12 };
const gapAcross = 0.1;

/**
 * Layout of a grid of panels, side by side or (narrow) one below the other, with the legend above all
 * of them so that it never covers data.
 */
export function panelLayout(
  rows: readonly (readonly Panel[])[],
  options: { arrangement?: 'wide' | 'narrow' | undefined; legendEntries: readonly string[] },
): Partial<Layout> {
  const narrow = options.arrangement === 'narrow';
  const placed = narrow ? rows.flat().map((panel) => [panel]) : rows;
  const legendRows = rowsOfLegend(options.legendEntries, narrow ? 300 : 760);
  const top = sizes.top + legendRows * sizes.legendRow + sizes.title;
  const bottom = sizes.ticks + sizes.axisTitle;
  const gap = sizes.title + sizes.ticks + (narrow ? sizes.axisTitle : 0);
  const inner = placed.length * sizes.panel + (placed.length - 1) * gap;

  const layout: Partial<Layout> = {
    template,
    autosize: true,
    height: top + inner + bottom,
    margin: { t: top, r: sizes.right, b: bottom, l: sizes.side },
    showlegend: true,
    legend: { x: 0, xanchor: 'left', y: 1, yanchor: 'top', yref: 'container' },
  };
  const annotations: Partial<Annotations>[] = [];
  const axes: Record<string, Partial<LayoutAxis>> = {};
  placed.forEach((panels, row) =>
    panels.forEach((panel, column) => {
      const index = placed.slice(0, row).reduce((sum, { length }) => sum + length, 0) + column;
      const [x, y] = axisNames(index);
      const width = (1 - gapAcross * (panels.length - 1)) / panels.length;
      const left = column * (width + gapAcross);
      const above = (row * (sizes.panel + gap)) / inner;
      axes[x.replace('x', 'xaxis')] = {
        ...withWords(panel.x, narrow || row === placed.length - 1),
        anchor: y,
        domain: [left, left + width],
      };
      axes[y.replace('y', 'yaxis')] = {
        ...withWords(panel.y, true),
        anchor: x,
        domain: [1 - above - sizes.panel / inner, 1 - above],
      };
      if (narrow || column === 0) annotations.push(panelTitle(panel.title, x, y));
    }),
  );
  return { ...layout, ...axes, annotations };
}

/** Rows that a legend needs in a width of so many pixels, at the width of its letters and lines. */
function rowsOfLegend(entries: readonly string[], width: number): number {
  const widest = Math.max(0, ...entries.map((entry) => 48 + 7 * entry.length));
  return Math.ceil(entries.length / Math.max(1, Math.floor(width / widest)));
}

/** Names of the axes of panel `index` in reading order: `x`, `y`, then `x2`, `y2`, … */
export function axisNames(index: number): [x: AxisName<'x'>, y: AxisName<'y'>] {
  return index === 0 ? ['x', 'y'] : [`x${index + 1}` as AxisName<'x'>, `y${index + 1}` as AxisName<'y'>];
}

type AxisName<A extends 'x' | 'y'> = A extends 'x' ? 'x' | 'x2' : 'y' | 'y2';

function withWords({ words, ...axis }: Panel['x'], shown: boolean): Partial<LayoutAxis> {
  return shown ? { ...axis, title: { text: words } } : axis;
}

function panelTitle(title: string, x: string, y: string): Partial<Annotations> {
  return {
    text: `<b>${escapeMarkup(title)}</b>`,
    font: { color: palette.text.light, size: 13 },
    showarrow: false,
    x: 0,
    xref: `${x} domain` as 'paper',
    xanchor: 'left',
    y: 1,
    yref: `${y} domain` as 'paper',
    yanchor: 'bottom',
    yshift: 6,
  };
}

/** Plotly reads a few HTML tags in texts; words from records are to be read as they stand. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
