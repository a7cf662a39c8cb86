import type { LayoutAxis } from 'plotly.js';

/** A log axis for counts such as b and k, with a tick at each value that has room for its label. */
export function countAxis(values: readonly number[]): Partial<LayoutAxis> {
  const ticks = spacedTicks(values);
  return { type: 'log', tickvals: ticks, ticktext: ticks.map(String) };
}

/** The values themselves, without those whose labels would stand on their neighbour's. */
function spacedTicks(values: readonly number[]): number[] {
  const sorted = [...new Set(values)].sort((a, b) => b - a);
  const room = Math.log(sorted[0] / sorted.at(-1)!) / 14;
  const kept = sorted.filter((value, index) => index === 0 || Math.log(sorted[index - 1] / value) >= room);
  return kept.reverse();
}
