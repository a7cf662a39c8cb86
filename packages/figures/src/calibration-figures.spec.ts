import type { PlotData } from 'plotly.js';
import { describe, expect, it } from 'vitest';
import { calibratedRanks } from './calibrated-ranks.ts';
import { calibratedRegions } from './calibrated-regions.ts';
import { calibratedShare } from './calibrated-share.ts';
import { calibrationGap } from './calibration-gap.ts';
import { exampleMaps } from './example-maps.fixture.ts';
import { type Figure } from './figure.ts';
import { mirrored, outline } from './internal/triangle-shapes.ts';

const maps = exampleMaps();
const traces = (figure: Figure) => figure.data as (PlotData & { a: number[]; b: number[]; c: number[] })[];
const corners = (figure: Figure) =>
  figure.layout.annotations!.map(({ text }) => text).filter((text) => !text!.includes('<b>'));

describe('the gap over b and k', () => {
  const built = calibrationGap.build(maps);
  const { cells } = maps.find(({ classes }) => classes === 12)!;

  it('has a panel for each K with a positive gap, and the logarithm of each gap in its place', () => {
    const ranks = [...new Set(cells!.flatMap(({ calibratedFor }) => calibratedFor))].sort((a, b) => a - b);
    expect(corners(built)).toEqual(ranks.map((rank) => `K = ${rank}`));
    const heats = traces(built).filter((trace) => 'coloraxis' in trace);
    ranks.forEach((rank, panel) => {
      for (const { sample, keep, gaps } of cells!) {
        const z = (heats[panel].z as (number | null)[][])[[1, 2].indexOf(keep)][[1, 2, 4].indexOf(sample)];
        if (gaps[rank] === 0) expect(z).toBeNull();
        else expect(z).toBeCloseTo(Math.log10(gaps[rank]), 5);
      }
    });
  });

  it('leaves out k > b, and says ? where K is left undecided', () => {
    const rank = 2; // calibrated at two pairs
    const [open, ...rest] = cells!.filter(({ calibratedFor }) => calibratedFor.includes(rank));
    const doubtful = { ...open, calibratedFor: [], undecided: [rank], gaps: { ...open.gaps, [rank]: 0 } };
    const map = { ...maps.find(({ classes }) => classes === 12)!, cells: [doubtful, ...rest] };
    const text = traces(calibrationGap.build([map])).flatMap((trace) =>
      (trace.text as unknown as string[][]).flat(),
    );
    expect(text).toContain('?');
    expect((traces(built)[0].text as unknown as string[][])[1][0]).toBe('');
  });
});

describe('calibrated ranks', () => {
  it('stand over b, a panel for each k, or over the parameter of a family', () => {
    const built = calibratedRanks.build(maps);
    expect(corners(built)).toEqual(['k = 1', 'k = 2', 'b = 4, k = 1']);
    expect((built.layout as { xaxis3: { title: { text: string } } }).xaxis3.title.text).toBe(
      'Zipf exponent s',
    );
  });

  it('are bars from the first to the last of ranks in a row', () => {
    const map = maps.find(({ classes }) => classes === 12)!;
    const cell = { ...map.cells![0], calibratedFor: [1, 2, 3, 6], undecided: [8] };
    const [bars, open] = traces(calibratedRanks.build([{ ...map, cells: [cell] }]));
    expect(bars.y).toEqual([1, 3, null, 6, null]);
    expect([open.name, open.y]).toEqual(['undecided', [8]]);
  });
});

describe('calibrated regions', () => {
  const built = calibratedRegions.build(maps);

  it('have a triangle for each pair of b and k and each K, also an empty one', () => {
    expect(corners(built)).toEqual(
      [
        [2, 1],
        [2, 2],
        [1, 1],
        [2, 1],
      ].flatMap(([b, k]) => [1, 2].map((rank) => `b = ${b}, k = ${k}: K = ${rank}`)),
    );
    expect(
      new Set(traces(built).map((trace) => (trace as unknown as { subplot: string }).subplot)).size,
    ).toBe(8);
  });

  it('fill the exact share of the triangle', () => {
    const { simplex } = maps.find(({ family }) => family === 'powl')!;
    const shares = simplex!
      .flatMap(({ regions }) => regions!.map(({ share }) => share))
      .filter((share) => share > 0);
    const fills = traces(built).filter(({ name }) => name === 'calibrated');
    expect(fills.map(({ a, b }) => areaOf(a, b))).toEqual(shares.map((share) => expect.closeTo(share, 4)));
  });

  it('are bounded by the sides that no two polygons share', () => {
    const square = [
      [
        [1, 0, 0],
        [0.5, 0.5, 0],
        [0.5, 0.25, 0.25],
      ],
    ] as const;
    const exact = [
      [
        ['1', '0', '0'],
        ['1/2', '1/2', '0'],
        ['1/2', '1/4', '1/4'],
      ],
    ] as const;
    // Six triangles; two share the side from (1, 0, 0) to the middle, for each class.
    expect(outline(square, exact)).toHaveLength(6 * 3 - 2 * 3);
    expect(mirrored([[1, 2, 3]]).map(([point]) => point.join())).toEqual(
      expect.arrayContaining(['1,2,3', '1,3,2', '2,1,3', '2,3,1', '3,1,2', '3,2,1']),
    );
  });
});

/** Of polygons parted by gaps, as a share of the triangle: by the shoelace formula. */
function areaOf(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  let total = 0;
  let start = 0;
  for (let end = 0; end <= a.length; end++) {
    if (end < a.length && a[end] !== null) continue;
    let twice = 0;
    for (let i = start; i < end; i++) {
      const next = i + 1 < end ? i + 1 : start;
      twice += a[i]! * b[next]! - a[next]! * b[i]!;
    }
    total += Math.abs(twice);
    start = end + 1;
  }
  return total;
}

it('the calibrated share has its interval as bars and the exact share as a cross', () => {
  const map = maps.find(({ family }) => family === 'powl')!;
  const built = calibratedShare.build([map]);
  const [cell] = map.simplex!;
  const [share] = cell.shares;
  const trace = traces(built)[0];
  const { array, arrayminus } = trace.error_y as unknown as { array: number[]; arrayminus: number[] };
  expect([trace.name, trace.x[0]]).toEqual([`b = ${cell.sample}`, cell.keep]);
  expect(trace.y[0] as number).toBeCloseTo(share.share, 5);
  expect((trace.y[0] as number) + array[0]).toBeCloseTo(share.high, 5);
  expect((trace.y[0] as number) - arrayminus[0]).toBeCloseTo(share.low, 5);
  const exact = traces(built).find(({ name }) => name === 'exact')!;
  expect(exact.y[0]).toBeCloseTo(cell.regions![0].share, 5);
  expect(calibratedShare.strength([map])).toContain('400 distributions drawn uniformly, bars of the 95 %');
});
