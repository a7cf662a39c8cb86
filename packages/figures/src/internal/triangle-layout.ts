import type { Layout } from 'plotly.js';
import { palette } from '../palette.ts';
import { type GridOptions, panelGrid, type PanelWords } from './panel-grid.ts';

/** Layout of a grid of ternary diagrams of $p_1$ (top), $p_2$ (left) and $p_3$ (right). */
export function triangleLayout(
  rows: readonly (readonly PanelWords[])[],
  options: Omit<GridOptions, 'panelHeight' | 'wordsBelowRows'>,
): Partial<Layout> {
  const { layout, placed } = panelGrid(rows, { ...options, panelHeight: 270, wordsBelowRows: true });
  const triangles = placed.map(({ index, x, y }) => [
    triangleName(index),
    {
      // Room below for the title of the panel and at the sides for the ticks.
      domain: { x, y: [y[0], y[1] - 0.08 * (y[1] - y[0])] },
      sum: 1,
      bgcolor: palette.paper.light,
      aaxis: axisOf('p₁'),
      baxis: axisOf('p₂'),
      caxis: axisOf('p₃'),
    },
  ]);
  return { ...layout, ...Object.fromEntries(triangles) };
}

/** Name of triangle `index` in reading order: `ternary`, `ternary2`, … */
export function triangleName(index: number): string {
  return index === 0 ? 'ternary' : `ternary${index + 1}`;
}

function axisOf(words: string) {
  return {
    title: { text: words, font: { size: 13 } },
    ...{ gridcolor: palette.grid.light, linecolor: palette.line.light, tickcolor: palette.line.light },
    ...{
      tickvals: [0.25, 0.5, 0.75],
      ticks: 'outside',
      ticklen: 3,
      tickfont: { size: 11 },
      layer: 'above traces',
    },
  };
}
