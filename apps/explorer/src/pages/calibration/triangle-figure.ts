import { simplexGrid, simplexRegions, type SimplexRegion } from '@owlery/calibration';
import { type Figure, palette, template } from '@owlery/figures';
import { formatRational, rationalToDouble } from '@owlery/numeric';
import { memo } from '../../memo.ts';
import { type LossChoice } from '../three-classes/loss-choice.ts';
import { type Hundredths } from './pointer.ts';

const [blue, vermilion] = palette.series.map(({ light }) => light);
/** Steps along an edge: such that a click lands on hundredths, and fewer where a verdict takes a numeric minimiser. */
const resolutionOf = (family: LossChoice['family'], surrogate: string) =>
  family === 'powl' && surrogate !== 'hinge' ? 25 : 50;

const gridOf = memo((family: LossChoice['family'], surrogate: string, first: number, second: number) =>
  simplexGrid({ family, surrogate, weights: [first, second], resolution: resolutionOf(family, surrogate) }),
);
const regionsOf = memo((family: LossChoice['family'], first: number, second: number) =>
  simplexRegions(family, [first, second]),
);

/** The exact regions of a hinge loss; none for other surrogates. */
export function exactRegions({ family, surrogate, theta }: LossChoice): readonly SimplexRegion[] {
  return surrogate.id === 'hinge' ? regionsOf(family, ...theta) : [];
}

type Triple = readonly [number, number, number];
type Gap = readonly [null, null, null];
const gap: Gap = [null, null, null];

/** The triangle of distributions: which are calibrated for K, the exact borders, and the pointer. */
export function triangleFigure(loss: LossChoice, top: number, pointer: Hundredths): Figure {
  const { family, surrogate, theta } = loss;
  const kinds = { yes: [] as Triple[], no: [] as Triple[], open: [] as Triple[] };
  const gaps = { yes: [] as string[], no: [] as string[], open: [] as string[] };
  for (const point of gridOf(family, surrogate.id, ...theta)) {
    const kind = point.calibratedFor.includes(top)
      ? 'yes'
      : point.undecided.includes(top) || point.undefinedFor.includes(top)
        ? 'open'
        : 'no';
    for (const mirrored of mirrors(point.probabilities)) {
      kinds[kind].push(mirrored);
      gaps[kind].push(point.gaps[top] === undefined ? 'a tie' : `gap ${point.gaps[top].toPrecision(3)}`);
    }
  }
  const dots = (kind: keyof typeof kinds, name: string, marker: object) => ({
    ...{ type: 'scatterternary', mode: 'markers', name, showlegend: kinds[kind].length > 0 },
    ...coordinates(kinds[kind]),
    marker: { size: 7, symbol: 'hexagon', ...marker },
    customdata: kinds[kind].map((point) => point.map((share) => Math.round(100 * share))),
    text: gaps[kind],
    hovertemplate: `p = (%{a:.2f}, %{b:.2f}, %{c:.2f})<br>${name}, %{text}<extra></extra>`,
  });
  const outlines = borders(exactRegions(loss).find((region) => region.top === top));
  return {
    data: [
      dots('no', `not calibrated for K = ${top}`, { color: `${vermilion}59` }),
      dots('open', 'tie: not defined', { color: palette.line.light, size: 5 }),
      dots('yes', `calibrated for K = ${top}`, { color: `${blue}99` }),
      {
        ...{ type: 'scatterternary', mode: 'lines', showlegend: false, hoverinfo: 'skip' },
        ...coordinates(outlines),
        line: { color: blue, width: 1.4 },
      },
      {
        ...{ type: 'scatterternary', mode: 'markers', name: 'p', showlegend: false, hoverinfo: 'skip' },
        ...coordinates([pointer.map((hundredths) => hundredths / 100) as unknown as Triple]),
        marker: { size: 14, symbol: 'circle-open', color: palette.text.light, line: { width: 2.5 } },
      },
    ] as Figure['data'],
    layout: {
      template,
      autosize: true,
      height: 560,
      margin: { t: 64, r: 40, b: 44, l: 40 },
      legend: { x: 0, xanchor: 'left', y: 1, yanchor: 'top', yref: 'container' },
      ternary: {
        sum: 1,
        bgcolor: palette.paper.light,
        aaxis: side('p₁'),
        baxis: side('p₂'),
        caxis: side('p₃'),
      },
    } as Figure['layout'],
  };
}

/**
 * The outer edges of a region and of its mirror images, parted by gaps. An edge that two pieces share is no
 * border; exact vertices make it the same edge.
 */
function borders(region: SimplexRegion | undefined): (Triple | Gap)[] {
  const edges = new Map<string, { readonly ends: readonly [Triple, Triple]; count: number }>();
  for (const polygon of region?.polygons ?? []) {
    for (const order of orders) {
      const exact = polygon.map((vertex) => order.map((place) => formatRational(vertex[place])).join());
      const points = polygon.map((vertex) =>
        reordered(vertex.map(rationalToDouble) as unknown as Triple, order),
      );
      points.forEach((point, i) => {
        const next = (i + 1) % points.length;
        const key = [exact[i], exact[next]].sort().join(' ');
        const known = edges.get(key);
        if (known) known.count++;
        else edges.set(key, { ends: [point, points[next]], count: 1 });
      });
    }
  }
  const outer = [...edges.values()].filter(({ count }) => count === 1);
  return outer.flatMap(({ ends }) => [...ends, gap]);
}

const side = (text: string) => ({
  title: { text },
  ...{ tickvals: [0.2, 0.4, 0.6, 0.8], gridcolor: palette.grid.light, linecolor: palette.line.light },
  tickfont: { size: 11, color: palette.muted.light },
});

function coordinates(points: readonly (Triple | Gap)[]) {
  return { a: points.map(([a]) => a), b: points.map(([, b]) => b), c: points.map(([, , c]) => c) };
}

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

const reordered = (point: Triple, [a, b, c]: readonly [number, number, number]): Triple => [
  point[a],
  point[b],
  point[c],
];

/** The same distribution with the classes in every other order, each once. */
function mirrors(point: Triple): Triple[] {
  const all = orders.map((order) => reordered(point, order));
  return [...new Map(all.map((mirrored) => [mirrored.join(), mirrored])).values()];
}
