import { methodLabel, type RunGroup, sampleAndKeep } from '@owlery/results';
import type { Dash } from 'plotly.js';
import { palette, seriesColour } from '../palette.ts';

/** How a method is drawn, the same in every figure: colour says b, dash and symbol say k. */
export interface MethodStyle {
  colour: string;
  dash: Dash;
  symbol: string;
}

const mined: readonly Omit<MethodStyle, 'colour'>[] = [
  { dash: 'solid', symbol: 'circle' },
  { dash: 'dash', symbol: 'square' },
  { dash: 'dashdot', symbol: 'triangle-up' },
  { dash: 'longdash', symbol: 'cross' },
  { dash: 'longdashdot', symbol: 'triangle-down' },
  { dash: 'dash', symbol: 'hexagon' },
];

/** The style of each group among all that a figure shows. */
export function methodStyles(groups: readonly RunGroup[]): (group: RunGroup) => MethodStyle {
  const weighted = groups.filter((group) => group.config.method !== 'full');
  const series = distinct(weighted.map(seriesKey));
  const keeps = distinct(
    weighted.filter((group) => !keepsAll(group)).map((group) => sampleAndKeep(group.config).keep),
  );
  keeps.sort((a, b) => a - b);
  return (group) => {
    if (group.config.method === 'full')
      return { colour: palette.text.light, dash: 'longdashdot', symbol: 'star' };
    const colour = seriesColour(series.indexOf(seriesKey(group)));
    if (keepsAll(group)) return { colour, dash: 'dot', symbol: 'diamond-open' };
    return { colour, ...mined[keeps.indexOf(sampleAndKeep(group.config).keep) % mined.length] };
  };
}

/** What sets two groups of one method apart: the bracketed settings of their label, or nothing. */
export function settingsOf(group: RunGroup): string {
  return group.method.slice(methodLabel(group.config).length);
}

/** Groups of one series share b and all settings and differ in k. */
export function seriesKey(group: RunGroup): string {
  if (group.config.method === 'full') return group.method;
  return `b = ${sampleAndKeep(group.config).sample}${settingsOf(group)}`;
}

/** Whether a method keeps all it samples: plain negative sampling. */
export function keepsAll(group: RunGroup): boolean {
  const { sample, keep } = sampleAndKeep(group.config);
  return sample === keep;
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
