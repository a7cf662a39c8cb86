import { type EpochRecord, type RunGroup } from '@owlery/results';
import type { Data } from 'plotly.js';
import { type FigureDefinition } from './figure.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { type MethodStyle, methodStyles } from './internal/method-style.ts';
import { escapeMarkup } from './internal/panel-grid.ts';
import { axisNames, type Panel, panelLayout } from './internal/panel-layout.ts';
import { type Place, placesOf } from './internal/places.ts';
import { roundNumbers } from './internal/round-numbers.ts';

interface Quantity {
  words: string;
  log?: boolean;
  of(epoch: EpochRecord): number | null | undefined;
}

const quantities: readonly Quantity[] = [
  { words: 'Training loss', log: true, of: (epoch) => epoch.loss },
  { words: 'Precision at 1, dev', of: (epoch) => epoch.dev?.['P@1'] },
  { words: 'Precision at 5, dev', of: (epoch) => epoch.dev?.['P@5'] },
];

/** Training loss and dev precision, epoch by epoch. */
export const learningCurves: FigureDefinition = {
  name: 'learning-curves',
  title: 'Learning curves',
  caption:
    'Training loss and precision on the dev split after each epoch; one row a task. Colour says b, the dashes say k. ' +
    'Losses of different methods have different weights and are not to be compared in height.',
  strength: (records) => {
    const counts = placesOf(records).flatMap((place) => place.groups.map((group) => group.runs.length));
    if (counts.length === 0) return 'There is no run yet.';
    return Math.max(...counts) === 1
      ? 'Each line is one run with one seed.'
      : 'Lines are means over seeds; the bands span all seeds, from the lowest to the highest.';
  },
  build: (records, { arrangement } = {}) => {
    const places = placesOf(records);
    const groups = places.flatMap((place) => place.groups);
    const shown = quantities.filter((quantity) =>
      groups.some((group) => curveOf(group, quantity).length > 0),
    );
    if (shown.length === 0) return emptyFigure('No run to draw: there is no record with epochs.');
    const style = methodStyles(groups);
    const data: Data[] = [];
    const inLegend = new Set<string>();
    const rows = places.map((place, row) =>
      shown.map((quantity, column): Panel => {
        const [xaxis, yaxis] = axisNames(row * shown.length + column);
        const traces = place.groups.flatMap((group) => {
          const lines = curveTraces(group, quantity, style(group), !inLegend.has(group.method));
          if (lines.length > 0) inLegend.add(group.method);
          return lines;
        });
        // Bands lie below all lines.
        traces.sort((a, b) => Number(a.fill === undefined) - Number(b.fill === undefined));
        data.push(...traces.map((trace) => ({ ...trace, xaxis, yaxis }) as Data));
        return panelOf(place, quantity);
      }),
    );
    return roundNumbers({ data, layout: panelLayout(rows, { arrangement, legendEntries: [...inLegend] }) });
  },
};

function panelOf(place: Place, { words, log }: Quantity): Panel {
  const scale = log
    ? ({ type: 'log', dtick: 'D2', tickformat: '~r' } as const)
    : { tickformat: '.3~f', nticks: 6 };
  const most = Math.max(1, ...place.groups.flatMap((group) => group.runs.map((run) => run.epochs.length)));
  const x = { words: 'Epoch', tickformat: 'd', dtick: Math.ceil(most / 10), tick0: 1 };
  return { title: place.title, x, y: { words, ...scale } };
}

interface CurvePoint {
  epoch: number;
  mean: number;
  low: number;
  high: number;
  seeds: number;
}

/** Mean and range over the seeds at each epoch where every value counts: finite, and positive for a log axis. */
function curveOf(group: RunGroup, { of, log }: Quantity): CurvePoint[] {
  const byEpoch = new Map<number, number[]>();
  for (const epoch of group.runs.flatMap((run) => run.epochs)) {
    const value = of(epoch);
    if (value === null || value === undefined || (log && value <= 0)) continue;
    byEpoch.set(epoch.epoch, [...(byEpoch.get(epoch.epoch) ?? []), value]);
  }
  return [...byEpoch]
    .sort(([a], [b]) => a - b)
    .map(([epoch, values]) => ({
      epoch,
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      low: Math.min(...values),
      high: Math.max(...values),
      seeds: values.length,
    }));
}

function curveTraces(group: RunGroup, quantity: Quantity, style: MethodStyle, inLegend: boolean) {
  const curve = curveOf(group, quantity);
  if (curve.length === 0) return [];
  const name = escapeMarkup(group.method);
  const line = {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    legendgroup: name,
    showlegend: inLegend,
    x: curve.map((point) => point.epoch),
    y: curve.map((point) => point.mean),
    line: { color: style.colour, dash: style.dash, width: 1.8 },
    marker: { color: style.colour, size: 5, symbol: style.symbol },
    hovertext: curve.map(({ epoch, mean, low, high, seeds }) => {
      const range =
        seeds > 1 ? `<br>${low.toPrecision(3)} to ${high.toPrecision(3)} over ${seeds} seeds` : '';
      return `<b>${name}</b><br>epoch ${epoch}: ${mean.toPrecision(3)}${range}`;
    }),
    hoverinfo: 'text',
    fill: undefined,
  };
  if (curve.every((point) => point.seeds === 1)) return [line];
  const band = {
    ...{ type: 'scatter', mode: 'lines', legendgroup: name, showlegend: false, hoverinfo: 'skip' },
    x: [...curve.map((point) => point.epoch), ...curve.map((point) => point.epoch).reverse()],
    y: [...curve.map((point) => point.high), ...curve.map((point) => point.low).reverse()],
    fill: 'toself',
    fillcolor: `${style.colour}26`,
    line: { width: 0 },
  };
  return [band, line];
}
