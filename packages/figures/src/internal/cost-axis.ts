import type { LayoutAxis } from 'plotly.js';

/**
 * An axis for a cost: from zero where the values lie within one order of magnitude, so that lengths
 * tell the cost; logarithmic beyond, labelled at 1, 2 and 5 where it spans little.
 */
export function costAxis(values: readonly number[], tickformat: string): Partial<LayoutAxis> {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least <= 0 || most < 10 * least) return { rangemode: 'tozero', tickformat, nticks: 5 };
  return { type: 'log', dtick: most > 100 * least ? 1 : 'D2', tickformat };
}
