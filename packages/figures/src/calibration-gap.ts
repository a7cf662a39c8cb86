import type { Data } from 'plotly.js';
import { type FigureDefinition } from './figure.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { type DistributionCell, grouped, inRows, mapsOf, mapTitle } from './internal/maps.ts';
import { axisNames, type Panel, panelLayout } from './internal/panel-layout.ts';
import { roundNumbers } from './internal/round-numbers.ts';
import { palette, seriesColour } from './palette.ts';

const mostRanks = 6;
/** More columns have no room for numbers in the cells. */
const mostWordedColumns = 9;

/** The gap of top-K calibration over b and k at a named distribution, as a heat map. */
export const calibrationGap: FigureDefinition = {
  name: 'calibration-gap',
  title: 'Calibration gap over b and k',
  caption:
    'The gap of the conditional risk between the best scores and the best scores with a wrong top K, for b sampled and ' +
    'k kept negatives at a named distribution; the loss is top-K calibrated where it is positive. Grey cells are not ' +
    `calibrated, cells with ? are left undecided, and k is at most b. A panel for each of the first ${mostRanks} ranks ` +
    'K with a positive gap. The scale of colours is logarithmic.',
  strength: (records) =>
    heatsOf(records).length === 0
      ? 'There is no map over b and k yet.'
      : 'Gaps are computed in doubles, and zero only where the bound on the rounding error decides so.',
  build: (records, { arrangement } = {}) => {
    const heats = heatsOf(records);
    if (heats.length === 0)
      return emptyFigure('No map to draw: there is no record of a map over b and k with a positive gap.');
    const gaps = heats
      .flatMap(({ cells, rank }) => cells.map((cell) => gapOf(cell, rank) ?? 0))
      .filter((gap) => gap > 0);
    const range = [Math.floor(Math.log10(Math.min(...gaps))), Math.ceil(Math.log10(Math.max(...gaps)))];
    const data: Data[] = [];
    let index = 0;
    const rows = [...grouped(heats, ({ title }) => title).values()].flatMap((ofOne) =>
      inRows(
        ofOne.map(({ title, rank, cells }): Panel => {
          const [xaxis, yaxis] = axisNames(index++);
          data.push(...heatTraces(cells, rank).map((trace) => ({ ...trace, xaxis, yaxis }) as Data));
          const categories = { type: 'category', showgrid: false } as const;
          return {
            title,
            corner: `K = ${rank}`,
            x: { words: 'Sampled negatives b', ...categories },
            y: { words: 'Kept negatives k', ...categories },
          };
        }),
        3,
      ),
    );
    const layout = panelLayout(rows, { arrangement, legendEntries: [], headroom: 62 });
    return roundNumbers({ data, layout: { ...layout, showlegend: false, ...colourScale(range) } });
  },
};

interface Heat {
  title: string;
  rank: number;
  cells: DistributionCell[];
}

/** The distributions that were mapped for several pairs of b and k, by the ranks with a positive gap. */
function heatsOf(records: Parameters<FigureDefinition['build']>[0]): Heat[] {
  return mapsOf(records).flatMap((map) =>
    [...grouped(map.cells ?? [], ({ distribution }) => distribution)]
      .filter(([, cells]) => cells.length > 1)
      .flatMap(([distribution, cells]) => {
        const ranks = [...new Set(cells.flatMap(({ calibratedFor }) => calibratedFor))].sort((a, b) => a - b);
        const title = `${mapTitle(map)}, ${distribution}`;
        return ranks.slice(0, mostRanks).map((rank) => ({ title, rank, cells }));
      }),
  );
}

const gapOf = (cell: DistributionCell, rank: number): number | undefined => cell.gaps[String(rank)];

/** Cells without a gap in grey below the cells with one, each with its number where there is room. */
function heatTraces(cells: readonly DistributionCell[], rank: number) {
  const [samples, keeps] = (['sample', 'keep'] as const).map((of) =>
    [...new Set(cells.map((cell) => cell[of]))].sort((a, b) => a - b),
  );
  const at = (sample: number, keep: number) =>
    cells.find((cell) => cell.sample === sample && cell.keep === keep);
  const table = <T>(of: (cell: DistributionCell) => T) =>
    keeps.map((keep) =>
      samples.map((sample) => {
        const cell = at(sample, keep);
        return cell === undefined ? null : of(cell);
      }),
    );
  const calibrated = (cell: DistributionCell) => cell.calibratedFor.includes(rank);
  const words = (cell: DistributionCell) => {
    const gap = gapOf(cell, rank);
    if (cell.undecided.includes(rank)) return '?';
    if (gap === undefined) return '–';
    return calibrated(cell) ? numberWords(gap) : '0';
  };
  const shared = {
    type: 'heatmap',
    x: samples.map(String),
    y: keeps.map(String),
    text: table(words).map((row) => row.map((cell) => cell ?? '')),
    textfont: { size: 11 },
    ...(samples.length > mostWordedColumns ? {} : { texttemplate: '%{text}' }),
    hovertemplate: 'b = %{x}, k = %{y}<br>gap %{text}<extra></extra>',
    ...{ xgap: 2, ygap: 2 },
  };
  const grey = palette.grid.light;
  return [
    {
      ...shared,
      z: table((cell) => (calibrated(cell) ? null : 0)),
      ...{ showscale: false, zmin: 0, zmax: 1 },
      colorscale: [
        [0, grey],
        [1, grey],
      ],
    },
    {
      ...shared,
      z: table((cell) => (calibrated(cell) ? Math.log10(gapOf(cell, rank)!) : null)),
      coloraxis: 'coloraxis',
    },
  ];
}

function numberWords(gap: number): string {
  return gap >= 0.001
    ? gap.toPrecision(2)
    : gap.toExponential(0).replace('e-', '·10⁻').replace(/\d+$/, superscript);
}

const superscript = (digits: string) => digits.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]);

/** One scale above all panels, with a tick a power of ten. */
function colourScale([least, most]: readonly number[]) {
  const powers = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return {
    coloraxis: {
      ...{ cmin: least, cmax: most },
      colorscale: [
        [0, palette.raised.light],
        [1, seriesColour(0)],
      ],
      colorbar: {
        ...{ orientation: 'h', x: 0, xanchor: 'left', y: 1, yref: 'container', yanchor: 'top' },
        ...{ len: 0.5, thickness: 10, outlinewidth: 0 },
        title: { text: 'Gap', side: 'top', font: { size: 13 } },
        tickfont: { size: 11 },
        tickvals: powers,
        ticktext: powers.map((power) => `10${superscript(String(power)).replace('-', '⁻')}`),
      },
    },
  };
}
