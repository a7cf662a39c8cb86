import { type Estimate, metricEstimate, type RunGroup, sampleAndKeep } from '@owlery/results';
import type { Data, LayoutAxis } from 'plotly.js';
import { palette } from '../palette.ts';
import { type Figure, type FigureOptions } from '../figure.ts';
import { emptyFigure } from './empty-figure.ts';
import { keepsAll, methodStyles, seriesKey } from './method-style.ts';
import { escapeMarkup } from './panel-grid.ts';
import { axisNames, type Panel, panelLayout } from './panel-layout.ts';
import { type Place } from './places.ts';
import { roundNumbers } from './round-numbers.ts';

const ranks = [1, 3, 5];

/** What stands along the x axis of a figure of precision. */
export interface Abscissa {
  words: string;
  of(group: RunGroup, confidence?: number): Estimate | number | null;
  axis(values: readonly number[]): Partial<LayoutAxis>;
}

/**
 * P@1, P@3 and P@5 on the test points against some quantity: a row of panels a task, a line through
 * the methods that sample the same b, from k = b (plain sampling, an open diamond) to k = 1.
 */
export function precisionPanels(
  places: readonly Place[],
  abscissa: Abscissa,
  options: FigureOptions,
): Figure {
  const shown = places
    .map((place) => ({ ...place, groups: place.groups.filter((group) => abscissa.of(group) !== null) }))
    .filter((place) => place.groups.length > 0);
  if (shown.length === 0) return emptyFigure('No run to draw: there is no record that fits this figure.');

  const groups = shown.flatMap((place) => place.groups);
  const style = methodStyles(groups);
  const data: Data[] = [];
  const inLegend = new Set<string>();
  const rows = shown.map((place, row) =>
    ranks.map((rank, column): Panel => {
      const [xaxis, yaxis] = axisNames(row * ranks.length + column);
      for (const [name, series] of seriesOf(place.groups)) {
        const points = pointsOf(series, abscissa, `P@${rank}`, options);
        if (points.length === 0) continue;
        const styles = points.map((point) => style(point.group));
        data.push({
          type: 'scatter',
          mode: 'lines+markers',
          name: escapeMarkup(name),
          legendgroup: escapeMarkup(name),
          showlegend: !inLegend.has(name),
          xaxis,
          yaxis,
          x: points.map((point) => point.x.mean),
          y: points.map((point) => point.y.mean),
          error_x: errorBars(points.map((point) => point.x)),
          error_y: errorBars(points.map((point) => point.y)),
          line: { color: styles[0].colour, width: 1.5 },
          marker: {
            color: styles[0].colour,
            opacity: 1,
            size: styles.map(({ symbol }) => (symbol === 'diamond-open' ? 9 : 7)),
            symbol: styles.map(({ symbol }) => symbol),
            line: { color: styles[0].colour, width: 1.5 },
          },
          hovertext: points.map((point) => hoverText(point, `P@${rank}`, abscissa.words)),
          hoverinfo: 'text',
        });
        inLegend.add(name);
      }
      const values = place.groups.map((group) => meanOf(abscissa.of(group)!));
      return {
        title: place.title,
        x: { words: abscissa.words, ...abscissa.axis(values) },
        y: { words: `Precision at ${rank}`, tickformat: '.3~f', nticks: 6 },
      };
    }),
  );
  if (groups.some(keepsAll)) {
    data.push(plainSamplingKey);
    inLegend.add(plainSamplingKey.name);
  }
  return roundNumbers({ data, layout: panelLayout(rows, { ...options, legendEntries: [...inLegend] }) });
}

/** Says in the legend what the open diamonds are. */
const plainSamplingKey = {
  type: 'scatter',
  mode: 'markers',
  name: 'k = b',
  x: [null],
  y: [null],
  marker: {
    color: palette.muted.light,
    line: { color: palette.muted.light, width: 1.5 },
    size: 9,
    symbol: 'diamond-open',
  },
  hoverinfo: 'skip',
} as const satisfies Data;

interface Point {
  group: RunGroup;
  x: Pick<Estimate, 'mean' | 'halfWidth'>;
  y: Estimate;
}

function seriesOf(groups: readonly RunGroup[]): Map<string, RunGroup[]> {
  const series = new Map<string, RunGroup[]>();
  for (const group of groups) series.set(seriesKey(group), [...(series.get(seriesKey(group)) ?? []), group]);
  return series;
}

function pointsOf(
  series: readonly RunGroup[],
  abscissa: Abscissa,
  metric: string,
  options: FigureOptions,
): Point[] {
  const level = options.confidence === undefined ? {} : { confidence: options.confidence };
  // From k = 1 on: the legend shows the first point's symbol.
  return series.toReversed().flatMap((group) => {
    const x = abscissa.of(group, options.confidence)!;
    const y = metricEstimate(group, metric, level);
    return y === null ? [] : [{ group, x: typeof x === 'number' ? { mean: x, halfWidth: null } : x, y }];
  });
}

const meanOf = (value: Estimate | number) => (typeof value === 'number' ? value : value.mean);

function errorBars(values: readonly Pick<Estimate, 'halfWidth'>[]) {
  const array = values.map(({ halfWidth }) => halfWidth ?? 0);
  return {
    type: 'data',
    array,
    thickness: 1.2,
    visible: array.some((width) => width > 0),
    width: 3,
  } as const;
}

function hoverText({ group, x, y }: Point, metric: string, words: string): string {
  const lines = [`<b>${escapeMarkup(group.method)}</b>`, `${metric}  ${withHalfWidth(y, 3)}`];
  if (x.halfWidth !== null) lines.push(`${words}  ${withHalfWidth(x, 4)}`);
  else if (group.config.method !== 'full') lines.push(`keeps ${keptOf(group)}`);
  lines.push(`${y.count} ${y.count === 1 ? 'seed' : 'seeds'}`);
  return lines.join('<br>');
}

function keptOf(group: RunGroup): string {
  const { sample, keep } = sampleAndKeep(group.config);
  return keepsAll(group) ? `all ${sample} sampled` : `${keep} of ${sample} sampled`;
}

function withHalfWidth({ mean, halfWidth }: Pick<Estimate, 'mean' | 'halfWidth'>, digits: number): string {
  const shown = mean.toPrecision(digits);
  return halfWidth === null ? shown : `${shown} ± ${halfWidth.toPrecision(2)}`;
}
