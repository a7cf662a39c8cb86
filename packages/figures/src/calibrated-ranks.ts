import { type CalibrationMapRecord } from '@owlery/results';
import type { Data, LayoutAxis } from 'plotly.js';
import { type FigureDefinition } from './figure.ts';
import { countAxis } from './internal/count-axis.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { type DistributionCell, grouped, inRows, mapsOf, mapTitle } from './internal/maps.ts';
import { escapeMarkup } from './internal/panel-grid.ts';
import { axisNames, type Panel, panelLayout } from './internal/panel-layout.ts';
import { parameterOf, parameterWords } from './internal/parameter-of.ts';
import { roundNumbers } from './internal/round-numbers.ts';
import { palette, seriesColour } from './palette.ts';

/** Ranks from here on stand on a log axis. */
const mostLinearRanks = 20;

/** What stands in one panel: cells along b or along the parameter of a family of distributions. */
interface Series {
  title: string;
  corner: string;
  x: Partial<LayoutAxis> & { words: string };
  points: { x: number; cell: DistributionCell }[];
}

/** The ranks K for which a loss is calibrated, against b or against the parameter of a family of distributions. */
export const calibratedRanks: FigureDefinition = {
  name: 'calibrated-ranks',
  title: 'Ranks for which the loss is calibrated',
  caption:
    'The ranks K for which the loss is top-K calibrated at a named distribution: against b, the sampled negatives, in ' +
    'a panel for each k, the negatives that are kept; or, where a family of distributions was mapped, against its ' +
    'parameter, in a panel for each b and k. Bars join ranks in a row; open squares are ranks left undecided; a b or ' +
    'a parameter without a mark has no such K.',
  strength: (records) =>
    mapsOf(records).some(({ cells }) => cells)
      ? 'Decided at each distribution in doubles with a bound on the rounding error; what the bound cannot decide is marked as undecided.'
      : 'There is no map at named distributions yet.',
  build: (records, { arrangement } = {}) => {
    const series = mapsOf(records).map(seriesOf);
    if (series.every((list) => list.length === 0))
      return emptyFigure('No map to draw: there is no record of a map at named distributions.');
    const data: Data[] = [];
    const legendEntries = new Set<string>();
    let index = 0;
    const rows = series.flatMap((list) =>
      inRows(
        list.map(({ points, ...panel }): Panel => {
          const [xaxis, yaxis] = axisNames(index++);
          for (const trace of [calibratedTrace(points), undecidedTrace(points)]) {
            if (trace.name === 'undecided' && trace.x.length === 0) continue;
            data.push({
              ...trace,
              legendgroup: trace.name,
              showlegend: !legendEntries.has(trace.name),
              xaxis,
              yaxis,
            });
            legendEntries.add(trace.name);
          }
          return { ...panel, y: rankAxis(list) };
        }),
        3,
      ),
    );
    return roundNumbers({
      data,
      layout: panelLayout(rows, { arrangement, legendEntries: [...legendEntries] }),
    });
  },
};

/** One scale for all panels of a map. */
function rankAxis(series: readonly Series[]): Panel['y'] {
  const most = Math.max(...series.flatMap(({ points }) => points.map(({ cell }) => lastRank(cell))));
  if (most > mostLinearRanks) {
    const range = [Math.log10(0.8), Math.log10(1.25 * most)];
    return { words: 'Rank K', type: 'log', range, dtick: 'D2', tickformat: 'd' };
  }
  const range = [0.4, Math.max(most, 2) + 0.6];
  return { words: 'Rank K', range, dtick: Math.ceil(most / 10), tick0: 1, tickformat: 'd' };
}

/** Room for marks at both ends of an axis. */
function widened(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = least === most ? 0.5 : 0.06 * (most - least);
  return [least - room, most + room];
}

/** One family along its parameter where a map holds several of its members; otherwise each distribution along b. */
function seriesOf(map: CalibrationMapRecord): Series[] {
  const { cells = [] } = map;
  const title = mapTitle(map);
  const parameters = cells.map(({ distribution }) => parameterOf(distribution));
  const [first] = parameters;
  const oneFamily = first && parameters.every((parameter) => parameter?.family === first.family);
  if (oneFamily && parameters.some((parameter) => parameter?.value !== first.value)) {
    return [...grouped(cells, ({ sample, keep }) => `b = ${sample}, k = ${keep}`)].map(([corner, along]) => ({
      title,
      corner,
      x: {
        words: escapeMarkup(parameterWords(first.family)),
        ...{ tickformat: '.3~f', nticks: 7, range: widened(parameters.map((parameter) => parameter!.value)) },
      },
      points: along.map((cell) => ({ x: parameterOf(cell.distribution)!.value, cell })),
    }));
  }
  return [...grouped(cells, ({ distribution }) => distribution)].flatMap(([distribution, ofOne]) =>
    [...grouped(ofOne, ({ keep }) => `k = ${keep}`)].map(([corner, along]) => ({
      title: `${title}, ${distribution}`,
      corner,
      x: {
        words: 'Sampled negatives b',
        ...countAxis(ofOne.map(({ sample }) => sample)),
        range: widened(ofOne.map(({ sample }) => Math.log10(sample))),
      },
      points: along.map((cell) => ({ x: cell.sample, cell })),
    })),
  );
}

const lastRank = ({ calibratedFor, undecided }: DistributionCell) =>
  Math.max(1, ...calibratedFor, ...undecided);

/** A bar from the first to the last rank of each run of ranks, parted by gaps. */
function calibratedTrace(points: Series['points']) {
  const ends = points.flatMap(({ x, cell }) =>
    runsOf(cell.calibratedFor).flatMap(([first, last]) =>
      first === last ? [[x, first], gap] : [[x, first], [x, last], gap],
    ),
  );
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name: 'calibrated',
    x: ends.map(([x]) => x),
    y: ends.map(([, rank]) => rank),
    line: { color: seriesColour(0), width: 5 },
    marker: { color: seriesColour(0), size: 7, symbol: 'square' },
    hovertemplate: 'K = %{y}<extra></extra>',
  } as const;
}

function undecidedTrace(points: Series['points']) {
  const open = points.flatMap(({ x, cell }) => cell.undecided.map((rank) => [x, rank]));
  return {
    type: 'scatter',
    mode: 'markers',
    name: 'undecided',
    x: open.map(([x]) => x),
    y: open.map(([, rank]) => rank),
    marker: { color: palette.muted.light, size: 7, symbol: 'square-open' },
    hovertemplate: 'K = %{y} is undecided<extra></extra>',
  } as const;
}

const gap = [null, null];

/** Ascending whole numbers as runs of neighbours, each by its first and last. */
function runsOf(ranks: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const rank of ranks) {
    const run = runs.at(-1);
    if (run && run[1] === rank - 1) run[1] = rank;
    else runs.push([rank, rank]);
  }
  return runs;
}
