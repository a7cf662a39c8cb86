import { type CalibrationMapRecord } from '@owlery/results';
import type { Data } from 'plotly.js';
import { type FigureDefinition } from './figure.ts';
import { countAxis } from './internal/count-axis.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { inRows, mapsOf, mapTitle } from './internal/maps.ts';
import { axisNames, type Panel, panelLayout } from './internal/panel-layout.ts';
import { roundNumbers } from './internal/round-numbers.ts';
import { percent } from './internal/strength.ts';
import { palette, seriesColour } from './palette.ts';

const mostRanks = 6;

type SimplexCell = NonNullable<CalibrationMapRecord['simplex']>[number];

/** The share of all distributions at which a loss is top-K calibrated, against k, for each b. */
export const calibratedShare: FigureDefinition = {
  name: 'calibrated-share',
  title: 'Share of the distributions at which the loss is calibrated',
  caption:
    'Share of the simplex of distributions on L classes at which the loss is top-K calibrated under mining, against ' +
    `k, the sampled negatives that are kept, for each b, the negatives that are sampled; a panel for each K up to ` +
    `${mostRanks}. Open diamonds keep all they sample (k = b). Crosses are exact shares, known for the hinge on ` +
    'three classes.',
  strength: (records) => {
    const shares = simplexMaps(records).flatMap((map) => map.simplex.flatMap((cell) => cell.shares));
    if (shares.length === 0) return 'There is no map over the simplex yet.';
    const range = (values: readonly number[], words: (value: number) => string) =>
      [...new Set([Math.min(...values), Math.max(...values)])].map(words).join(' to ');
    const points = range(
      shares.map((share) => share.points),
      (count) => count.toLocaleString('en'),
    );
    const levels = range(
      shares.map((share) => share.confidence),
      percent,
    );
    return (
      `Estimated with a confidence interval: ${points} distributions drawn uniformly, bars of the ${levels} ` +
      'Clopper–Pearson interval; a distribution that is left undecided counts as not calibrated.'
    );
  },
  build: (records, { arrangement } = {}) => {
    const maps = simplexMaps(records);
    if (maps.length === 0)
      return emptyFigure('No map to draw: there is no record of a map over the simplex.');
    const samples = [...new Set(maps.flatMap((map) => map.simplex.map((cell) => cell.sample)))].sort(
      (a, b) => a - b,
    );
    const data: Data[] = [];
    const legendEntries = new Set<string>();
    const panels = maps.map((map) => {
      const ranks = Array.from({ length: Math.min(mostRanks, map.classes - 1) }, (_, index) => index + 1);
      return { map, ranks };
    });
    let index = 0;
    const rows = panels.flatMap(({ map, ranks }) =>
      inRows(
        ranks.map((rank): Panel => {
          const [xaxis, yaxis] = axisNames(index++);
          for (const sample of samples) {
            const cells = map.simplex.filter((cell) => cell.sample === sample);
            if (cells.length === 0) continue;
            const name = `b = ${sample}`;
            const showlegend = !legendEntries.has(name);
            legendEntries.add(name);
            const colour = seriesColour(samples.indexOf(sample));
            data.push({
              ...shareTrace(cells, rank, colour),
              name,
              legendgroup: name,
              showlegend,
              xaxis,
              yaxis,
            });
          }
          const exact = exactTrace(map.simplex, rank);
          if (exact.x.length > 0) {
            data.push({ ...exact, showlegend: !legendEntries.has(exact.name), xaxis, yaxis });
            legendEntries.add(exact.name);
          }
          return {
            title: mapTitle(map),
            corner: `K = ${rank}`,
            x: { words: 'Kept negatives k', ...countAxis(map.simplex.map((cell) => cell.keep)) },
            y: { words: 'Calibrated share', range: [-0.03, 1.03], tickformat: '.2~f', nticks: 6 },
          };
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

function simplexMaps(records: Parameters<FigureDefinition['build']>[0]) {
  return mapsOf(records).flatMap((map) =>
    map.simplex === undefined ? [] : [{ ...map, simplex: map.simplex }],
  );
}

function shareTrace(cells: readonly SimplexCell[], rank: number, colour: string) {
  const points = cells
    .flatMap(({ sample, keep, shares }) =>
      shares.filter(({ top }) => top === rank).map((share) => ({ ...share, sample, keep })),
    )
    .sort((a, b) => a.keep - b.keep);
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: points.map(({ keep }) => keep),
    y: points.map(({ share }) => share),
    error_y: {
      type: 'data',
      symmetric: false,
      array: points.map(({ share, high }) => high - share),
      arrayminus: points.map(({ share, low }) => share - low),
      thickness: 1.2,
      width: 3,
    },
    line: { color: colour, width: 1.5 },
    marker: {
      color: colour,
      line: { color: colour, width: 1.5 },
      opacity: 1,
      size: points.map(({ sample, keep }) => (sample === keep ? 9 : 7)),
      symbol: points.map(({ sample, keep }) => (sample === keep ? 'diamond-open' : 'circle')),
    },
    hovertext: points.map(
      ({ sample, keep, share, low, high }) =>
        `<b>b = ${sample}, k = ${keep}</b><br>calibrated at ${share.toPrecision(3)} of the distributions` +
        `<br>between ${low.toPrecision(3)} and ${high.toPrecision(3)}`,
    ),
    hoverinfo: 'text',
  } as const;
}

function exactTrace(cells: readonly SimplexCell[], rank: number) {
  const points = cells.flatMap(({ sample, keep, regions = [] }) =>
    regions.filter(({ top }) => top === rank).map((region) => ({ ...region, sample, keep })),
  );
  return {
    type: 'scatter',
    mode: 'markers',
    name: 'exact',
    legendrank: 2000,
    legendgroup: 'exact',
    x: points.map(({ keep }) => keep),
    y: points.map(({ share }) => share),
    marker: {
      color: palette.text.light,
      size: 6,
      symbol: 'x-thin',
      line: { color: palette.text.light, width: 1.5 },
    },
    hovertext: points.map(
      ({ sample, keep, exactShare }) => `<b>b = ${sample}, k = ${keep}</b><br>exactly ${exactShare}`,
    ),
    hoverinfo: 'text',
  } as const;
}
