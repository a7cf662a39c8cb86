import type { Layout, LayoutAxis } from 'plotly.js';
import { type GridOptions, panelGrid, type PanelWords } from './panel-grid.ts';

/** One panel of a figure: its words and what is special about its axes. */
export interface Panel extends PanelWords {
  x: Partial<LayoutAxis> & { words: string };
  y: Partial<LayoutAxis> & { words: string };
}

const panelHeight = 216;

/** Layout of a grid of panels with axes; the words of the x axes stand once where they are the same below. */
export function panelLayout(
  rows: readonly (readonly Panel[])[],
  options: Omit<GridOptions, 'panelHeight' | 'wordsBelowRows'>,
): Partial<Layout> {
  const wordsBelowRows =
    new Set(rows.map((panels) => panels.map((panel) => panel.x.words).join('\n'))).size > 1;
  const { layout, placed, narrow } = panelGrid(rows, { ...options, panelHeight, wordsBelowRows });
  const axes: Record<string, Partial<LayoutAxis>> = {};
  for (const { panel, index, last, x: across, y: up } of placed) {
    const [x, y] = axisNames(index);
    const worded = narrow || last || wordsBelowRows;
    axes[x.replace('x', 'xaxis')] = { ...withWords(panel.x, worded), anchor: y, domain: across };
    axes[y.replace('y', 'yaxis')] = { ...withWords(panel.y, true), anchor: x, domain: up };
  }
  return { ...layout, ...axes };
}

/** Names of the axes of panel `index` in reading order: `x`, `y`, then `x2`, `y2`, … */
export function axisNames(index: number): [x: AxisName<'x'>, y: AxisName<'y'>] {
  return index === 0 ? ['x', 'y'] : [`x${index + 1}` as AxisName<'x'>, `y${index + 1}` as AxisName<'y'>];
}

type AxisName<A extends 'x' | 'y'> = A extends 'x' ? 'x' | 'x2' : 'y' | 'y2';

function withWords({ words, ...axis }: Panel['x'], shown: boolean): Partial<LayoutAxis> {
  return shown ? { ...axis, title: { text: words } } : axis;
}
