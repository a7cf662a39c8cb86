import { type MiningFactorsRecord, recordsOf } from '@owlery/results';
import type { Data } from 'plotly.js';
import { type FigureDefinition } from './figure.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { intervalBars, meanOf, withInterval } from './internal/interval-bars.ts';
import { measuredTitle, strengthOfMeasured } from './internal/measured-words.ts';
import { escapeMarkup } from './internal/panel-grid.ts';
import { axisNames, type Panel, panelLayout } from './internal/panel-layout.ts';
import { roundNumbers } from './internal/round-numbers.ts';
import { palette, seriesColour } from './palette.ts';

type Factor = MiningFactorsRecord['factors'][number];
type Mean = Factor['difference'];

/** Why k = 1 does better or worse than k = b, factor by factor. */
export const miningFactors: FigureDefinition = {
  name: 'mining-factors',
  title: 'Why the hardest negative alone does better or worse',
  caption:
    'Left: what each factor adds to the top-K error, for k = 1 and for plain sampling (k = b). Right: what it adds with ' +
    'k = 1 minus what it adds with k = b, so that below 0 it speaks for k = 1; the factors sum to all. Calibration: ' +
    'what the loss leads to among all functions. Class: linear scorers in the ball. Complexity: n points for the ' +
    'distribution. Optimisation: stochastic steps for the minimum. Variance: one draw of negatives for all labels. ' +
    'Single switches, outside the sum: several draws a step, and steps of one length.',
  strength: (records) => strengthOfMeasured(factorsOf(records), "Student's t, paired by seed"),
  build: (records, { arrangement } = {}) => {
    const found = factorsOf(records);
    if (found.length === 0) return emptyFigure('No factors to draw: owlery reproduce measures them.');
    const data: Data[] = [];
    const shown = new Set<string>();
    const rows = found.map((record, row): Panel[] => {
      const [left, right] = [axisNames(2 * row), axisNames(2 * row + 1)];
      for (const { name, ...trace } of [...addedBars(record), ...differenceBars(record)]) {
        const [xaxis, yaxis] = trace.panel === 'left' ? left : right;
        const { panel: _, ...drawn } = trace;
        void _;
        data.push({ ...drawn, name, legendgroup: name, showlegend: !shown.has(name), xaxis, yaxis } as Data);
        shown.add(name);
      }
      const y = { words: 'Factor', type: 'category', autorange: 'reversed' } as const;
      const x = { tickformat: '.3~f', nticks: 6 };
      const title = `${measuredTitle(record)}, d = ${record.data.columns}, norm ${record.norm}, b = ${record.sample}, K = ${record.top}`;
      const zero = { zeroline: true, zerolinecolor: palette.line.light };
      return [
        { title, x: { words: 'Adds to the error', ...x }, y },
        { title, corner: 'k = 1 minus k = b', x: { words: 'Difference', ...x, ...zero }, y },
      ];
    });
    const layout = panelLayout(rows, { arrangement, legendEntries: [...shown] });
    return roundNumbers({ data, layout: { ...layout, barmode: 'group' } });
  },
};

const factorsOf = (records: Parameters<FigureDefinition['build']>[0]) =>
  recordsOf(records, 'owlery.mining-factors/1');

/** Grouped bars of each k: the factors of the sum, then the switches. */
function addedBars({ factors, switches, sample }: MiningFactorsRecord) {
  const all = [...factors, ...switches];
  const keeps = [...new Set(all.flatMap(({ adds }) => adds.map(({ keep }) => keep)))];
  return keeps.map((keep, at) => {
    const kept = all.flatMap((factor) =>
      factor.adds.filter((added) => added.keep === keep).map(({ error }) => ({ factor, error })),
    );
    const name = keep === sample ? `k = b` : `k = ${keep}`;
    const panel = 'left' as const;
    return {
      ...bars(
        kept.map(({ factor, error }) => [factor.name, factor.title, error]),
        seriesColour(at),
      ),
      name,
      panel,
    };
  });
}

function differenceBars({ factors, switches, difference }: MiningFactorsRecord) {
  const rowsOf = (list: readonly Factor[]) =>
    list.map((factor): [string, string, Mean] => [factor.name, factor.title, factor.difference]);
  const panel = 'right' as const;
  return [
    { ...bars(rowsOf(factors), seriesColour(2)), name: 'difference', panel },
    { ...bars(rowsOf(switches), seriesColour(3)), name: 'one switch, outside the sum', panel },
    { ...bars([['all', 'All factors', difference]], palette.muted.light), name: 'all factors', panel },
  ].filter(({ x }) => x.length > 0);
}

function bars(rows: readonly (readonly [name: string, title: string, mean: Mean])[], colour: string) {
  const points = rows.map(([, , mean]) => meanOf(mean));
  return {
    type: 'bar',
    orientation: 'h',
    x: points.map(({ value }) => value),
    y: rows.map(([name]) => escapeMarkup(name)),
    error_x: { ...intervalBars(points), color: palette.text.light },
    marker: { color: colour },
    hovertext: rows.map(([, title], at) => `<b>${escapeMarkup(title)}</b><br>${withInterval(points[at])}`),
    hoverinfo: 'text',
  } as const;
}
