import type { Data } from 'plotly.js';
import { type Figure, type FigureDefinition } from './figure.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { inRows, mapsOf, mapTitle } from './internal/maps.ts';
import { mirrored, outline, type Point, type TriangleCell } from './internal/triangle-shapes.ts';
import { roundNumbers } from './internal/round-numbers.ts';
import { triangleLayout, triangleName } from './internal/triangle-layout.ts';
import { palette, seriesColour } from './palette.ts';

const calibrated = seriesColour(0);
const border = palette.text.light;

/** Where on the triangle of three classes a loss is top-K calibrated, with its exact borders. */
export const calibratedRegions: FigureDefinition = {
  name: 'calibrated-regions',
  title: 'Calibrated distributions on three classes',
  caption:
    'Every distribution (p₁, p₂, p₃) on three classes is a point of the triangle; a panel for each K and each pair of ' +
    'b sampled and k kept negatives. Filled: the loss is top-K calibrated, with the exact border as a line. Points: ' +
    'distributions of a lattice at which a loss is calibrated (filled) or left undecided (open), with dots along the ' +
    'exact conics of the border.',
  strength: (records) => {
    const cells = trianglesOf(records).map(({ cell }) => cell);
    if (cells.length === 0) return 'There is no map of three classes yet.';
    const parts = [
      cells.some(({ regions }) => regions) && 'The polygons are proved exactly: their corners are rationals.',
      cells.some(({ curves }) => curves) && 'The conics have exact coefficients and are traced in doubles.',
      cells.some(({ regions, grid }) => !regions && grid) &&
        'Each lattice point is decided in doubles with a bound on the rounding error.',
    ];
    return parts.filter((part) => part !== false).join(' ');
  },
  build: (records, { arrangement } = {}) => {
    const triangles = trianglesOf(records);
    if (triangles.length === 0)
      return emptyFigure('No map to draw: there is no record of a map of three classes.');
    const data: Data[] = [];
    const legendEntries = new Set<string>();
    const panels = triangles.map(({ title, rank, cell }, index) => {
      data.push({ ...frame, subplot: triangleName(index) } as unknown as Data);
      for (const trace of [
        ...regionTraces(cell, rank),
        ...latticeTraces(cell, rank),
        ...curveTraces(cell, rank),
      ]) {
        const showlegend = !legendEntries.has(trace.name);
        legendEntries.add(trace.name);
        data.push({
          ...trace,
          showlegend,
          legendgroup: trace.name,
          subplot: triangleName(index),
        } as unknown as Data);
      }
      return { title, corner: `b = ${cell.sample}, k = ${cell.keep}: K = ${rank}` };
    });
    const layout = triangleLayout(inRows(panels, 2), { arrangement, legendEntries: [...legendEntries] });
    return roundNumbers<Figure>({ data, layout });
  },
};

function trianglesOf(records: Parameters<FigureDefinition['build']>[0]) {
  return mapsOf(records)
    .filter(({ classes }) => classes === 3)
    .flatMap((map) =>
      (map.simplex ?? [])
        .filter(({ regions, grid }) => regions !== undefined || grid !== undefined)
        .flatMap((cell) => [1, 2].map((rank) => ({ title: mapTitle(map), rank, cell }))),
    );
}

function regionTraces({ regions = [] }: TriangleCell, rank: number) {
  const found = regions.filter(({ top, polygons }) => top === rank && polygons.length > 0);
  return found.flatMap(({ polygons, exactPolygons }) => [
    {
      ...traceOf(polygons.flatMap(mirrored)),
      ...{ name: 'calibrated', mode: 'lines', fill: 'toself', fillcolor: `${calibrated}59` },
      line: { color: calibrated, width: 0 },
    },
    {
      ...traceOf(outline(polygons, exactPolygons)),
      ...{ name: 'exact border', mode: 'lines' },
      line: { color: border, width: 1.5 },
    },
  ]);
}

function latticeTraces({ regions, grid = [] }: TriangleCell, rank: number) {
  if (regions !== undefined) return [];
  const states = [
    {
      name: 'calibrated (lattice)',
      key: 'calibratedFor',
      marker: { color: calibrated, size: 3, opacity: 0.6 },
    },
    {
      name: 'undecided (lattice)',
      key: 'undecided',
      marker: { color: palette.muted.light, size: 4, symbol: 'circle-open' },
    },
  ] as const;
  return states.flatMap(({ name, key, marker }) => {
    const points = grid
      .filter((point) => point[key].includes(rank))
      .map(({ probabilities }) => probabilities);
    if (points.length === 0) return [];
    return [{ ...traceOf(mirrored(points)), ...{ name, mode: 'markers', marker } }];
  });
}

function curveTraces({ curves = [] }: TriangleCell, rank: number) {
  const points = curves.filter(({ top }) => top === rank).flatMap((curve) => curve.points);
  if (points.length === 0) return [];
  const marker = { color: border, size: 2.5 };
  return [{ ...traceOf(mirrored(points)), ...{ name: 'exact conics', mode: 'markers', marker } }];
}

/** The triangle itself, so that one with nothing in it is drawn too. */
const frame = {
  ...{ type: 'scatterternary', mode: 'lines', a: [1, 0, 0, 1], b: [0, 1, 0, 0], c: [0, 0, 1, 0] },
  ...{ line: { color: palette.line.light, width: 1 }, hoverinfo: 'skip', showlegend: false },
};

/** Lists of points, parted by gaps. */
function traceOf(lists: readonly (readonly Point[])[]) {
  const along = (coordinate: 0 | 1 | 2) =>
    lists.flatMap((points, index) => [
      ...(index > 0 ? [null] : []),
      ...points.map((point) => point[coordinate]),
    ]);
  return { type: 'scatterternary', a: along(0), b: along(1), c: along(2), hoverinfo: 'skip' };
}
