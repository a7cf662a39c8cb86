import { type GapRecord, recordsOf } from '@owlery/results';
import type { Data } from 'plotly.js';
import { type FigureDefinition } from './figure.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { intervalBars, meanOf, type WithInterval, withInterval } from './internal/interval-bars.ts';
import { measuredTitle, strengthOfMeasured } from './internal/measured-words.ts';
import { escapeMarkup } from './internal/panel-grid.ts';
import { axisNames, type Panel, panelLayout } from './internal/panel-layout.ts';
import { roundNumbers } from './internal/round-numbers.ts';
import { palette, seriesColour } from './palette.ts';

const panelsInRow = 2;

/** The measured gap and the bound of each route against n. */
export const boundAgainstMeasurement: FigureDefinition = {
  name: 'bound-against-measurement',
  title: 'Generalisation bounds and the measured gap',
  caption:
    'The gap between expected and empirical loss of trained scorers against the number n of points, and what theory ' +
    'allows it to be; both axes logarithmic. Size of the gap: root mean square over samples, with the fitted power of ' +
    'n dashed and its exponent above. Centred: mean of the gap minus that of the best scorer of the class, which has ' +
    'the same expectation. Bounds hold for all scorers of the ball at once; dotted, with the measured norms of the points.',
  strength: (records) =>
    strengthOfMeasured(gapsOf(records), 'Student for means; jackknife over seeds for sizes and exponents') +
    (gapsOf(records).length === 0 ? '' : ' The bounds are proved.'),
  build: (records, { arrangement } = {}) => {
    const gaps = gapsOf(records).toSorted((a, b) => compareText(measuredTitle(a), measuredTitle(b)));
    if (gaps.length === 0) return emptyFigure('No gap to draw: owlery gap --out stores one.');
    const data: Data[] = [];
    const legendEntries = new Set<string>();
    const panels = gaps.map((gap, index): Panel => {
      const [xaxis, yaxis] = axisNames(index);
      for (const { name, ...trace } of tracesOf(gap)) {
        const showlegend = !legendEntries.has(name) && !name.startsWith('fitted');
        if (showlegend) legendEntries.add(name);
        data.push({ ...trace, name, legendgroup: name, showlegend, xaxis, yaxis } as Data);
      }
      const ticks = gap.summaries.map(({ n }) => n);
      return {
        title: measuredTitle(gap),
        corner: `b = ${gap.sample}, k = ${gap.keep}`,
        x: {
          words: `Points n; size of the gap as n to the power ${exponent(gap)}`,
          ...{ type: 'log', tickvals: ticks, ticktext: ticks.map(String) },
        },
        y: { words: 'Loss', type: 'log', dtick: 1, exponentformat: 'power' },
      };
    });
    // A row has one title; its panels differ in b and k.
    const titles = [...new Set(panels.map(({ title }) => title))];
    const rows = titles.flatMap((title) => {
      const alike = panels.filter((panel) => panel.title === title);
      return alike.flatMap((_, at) => (at % panelsInRow === 0 ? [alike.slice(at, at + panelsInRow)] : []));
    });
    return roundNumbers({
      data,
      layout: panelLayout(rows, { arrangement, legendEntries: [...legendEntries] }),
    });
  },
};

const gapsOf = (records: Parameters<FigureDefinition['build']>[0]) => recordsOf(records, 'owlery.gap/1');

/** Code units: the same order on every machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function exponent({ slopes }: GapRecord): string {
  const { value, interval } = slopes.gap ?? { value: null, interval: null };
  if (value === null) return 'unknown';
  return withInterval({ value, low: interval?.[0] ?? null, high: interval?.[1] ?? null }, 2);
}

function tracesOf(gap: GapRecord): { name: string }[] {
  const { summaries } = gap;
  const size = summaries.map(({ size: { value, interval } }): WithInterval => ({
    ...{ value, low: interval?.[0] ?? null, high: interval?.[1] ?? null },
  }));
  const measured = [line(gap, 'size of the gap', size, palette.text.light, 'circle')];
  const centred = summaries.flatMap(({ centredGap }) => (centredGap ? [meanOf(centredGap)] : []));
  if (centred.length === summaries.length)
    measured.push(line(gap, 'centred gap', centred, palette.muted.light, 'square-open'));
  return [...routeTraces(gap), ...measured, ...fitted(gap)];
}

function line(gap: GapRecord, name: string, points: readonly WithInterval[], colour: string, symbol: string) {
  // A logarithmic axis has no place for what is not positive.
  const kept = points.map((point) => (point.value > 0 ? point : null));
  return {
    ...{ type: 'scatter', mode: 'lines+markers', name },
    x: gap.summaries.map(({ n }) => n),
    y: kept.map((point) => point?.value ?? null),
    error_y: intervalBars(kept.map((point) => point ?? { value: 0, low: null, high: null })),
    line: { color: colour, width: 1.5 },
    marker: { color: colour, size: 7, symbol, line: { color: colour, width: 1.5 } },
    hovertext: points.map(
      (point, at) => `<b>${name}</b>, n = ${gap.summaries[at].n}<br>${withInterval(point)}`,
    ),
    hoverinfo: 'text',
  } as const;
}

function routeTraces({ summaries }: GapRecord) {
  return Object.keys(summaries[0].bounds).flatMap((route, at) =>
    (['bounds', 'dataBounds'] as const).map((kind) => {
      const name = escapeMarkup(kind === 'bounds' ? `bound, ${route}` : `${route}, measured norms`);
      return {
        ...{ type: 'scatter', mode: 'lines', name },
        x: summaries.map(({ n }) => n),
        y: summaries.map((summary) => summary[kind][route] ?? null),
        line: { color: seriesColour(at), width: 1.5, dash: kind === 'bounds' ? 'solid' : 'dot' },
        hovertext: summaries.map(
          (summary) =>
            `<b>${name}</b>, n = ${summary.n}<br>${(summary[kind][route] ?? NaN).toPrecision(3)}` +
            (kind === 'bounds' && summary.ratios[route]
              ? `, ${summary.ratios[route].value.toPrecision(3)} times the size of the gap`
              : ''),
        ),
        hoverinfo: 'text',
      } as const;
    }),
  );
}

/** The line of the stored exponent through the middle of the logarithms. */
function fitted({ summaries, slopes }: GapRecord) {
  const slope = slopes.gap?.value;
  if (slope === null || slope === undefined) return [];
  const middle = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const x = summaries.map(({ n }) => n);
  const level = middle(summaries.map(({ n, size }) => Math.log(size.value) - slope * Math.log(n)));
  return [
    {
      ...{ type: 'scatter', mode: 'lines', name: 'fitted power of n', hoverinfo: 'skip' },
      ...{ x, y: x.map((n) => Math.exp(level) * n ** slope) },
      line: { color: palette.text.light, width: 1, dash: 'dash' },
    } as const,
  ];
}
