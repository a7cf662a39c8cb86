import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inversePropensities } from './propensities.ts';
import { rankingMetrics } from './ranking-metrics.ts';

/** Label lists of points. */
function truthOf(lists: number[][], labels: number) {
  const rowStarts = [0];
  for (const list of lists) rowStarts.push(rowStarts[rowStarts.length - 1] + list.length);
  return {
    points: lists.length,
    labels,
    rowStarts: Uint32Array.from(rowStarts),
    labelIds: Uint32Array.from(lists.flat()),
  };
}

function rankingOf(rows: number[][]) {
  return { k: 5, labels: Int32Array.from(rows.flat()), scores: new Float32Array(rows.length * 5) };
}

describe('rankingMetrics', () => {
  // Point 0 has labels 1, 4 and ranks 4 first, 1 third; point 1 has label 0 and ranks it last;
  // point 2 has no label and does not count.
  const truth = truthOf([[1, 4], [0], []], 6);
  const ranking = rankingOf([
    [4, 2, 1, 0, 3],
    [1, 2, 3, 4, 0],
    [0, 1, 2, 3, 4],
  ]);
  const rewards = Float64Array.of(2, 3, 1, 1, 5, 1);
  const metrics = rankingMetrics(ranking, truth, rewards);

  it('has the precision and recall worked out by hand', () => {
    expect(metrics['P@1']).toBeCloseTo((1 + 0) / 2, 12);
    expect(metrics['P@3']).toBeCloseTo((2 / 3 + 0) / 2, 12);
    expect(metrics['P@5']).toBeCloseTo((2 / 5 + 1 / 5) / 2, 12);
    expect(metrics['R@1']).toBeCloseTo((1 / 2 + 0) / 2, 12);
    expect(metrics['R@3']).toBeCloseTo((1 + 0) / 2, 12);
    expect(metrics['R@5']).toBeCloseTo(1, 12);
  });

  it('has the nDCG worked out by hand', () => {
    const ideal = 1 + 1 / Math.log2(3);
    expect(metrics['nDCG@1']).toBeCloseTo(1 / 2, 12);
    expect(metrics['nDCG@3']).toBeCloseTo((1 + 1 / 2) / ideal / 2, 12);
    expect(metrics['nDCG@5']).toBeCloseTo(((1 + 1 / 2) / ideal + 1 / Math.log2(6)) / 2, 12);
  });

  it('has the propensity-scored precision worked out by hand', () => {
    // Point 0 can gain 5 at rank 1 and 5 + 3 later, point 1 can gain 2.
    expect(metrics['PSP@1']).toBeCloseTo(5 / (5 + 2), 12);
    expect(metrics['PSP@3']).toBeCloseTo((5 + 3) / (8 + 2), 12);
    expect(metrics['PSP@5']).toBeCloseTo((5 + 3 + 2) / (8 + 2), 12);
  });

  it('refuses a ranking that is too short', () => {
    const short = { k: 3, labels: new Int32Array(3), scores: new Float32Array(3) };
    expect(() => rankingMetrics(short, truthOf([[0]], 2), rewards)).toThrow('at least 5 labels, got 3');
  });

  it('agrees with a naive implementation and stays within [0, 1]', () => {
    const label = fc.integer({ min: 0, max: 11 });
    const scene = fc.record({
      lists: fc.array(
        fc.uniqueArray(label, { maxLength: 7 }).map((list) => list.sort((a, b) => a - b)),
        { minLength: 1, maxLength: 6 },
      ),
      rows: fc.array(fc.uniqueArray(label, { minLength: 5, maxLength: 5 }), { minLength: 6, maxLength: 6 }),
      rewards: fc.array(fc.double({ min: 1, max: 20, noNaN: true }), { minLength: 12, maxLength: 12 }),
    });
    fc.assert(
      fc.property(scene, ({ lists, rows, rewards }) => {
        const ranked = rows.slice(0, lists.length);
        const found = rankingMetrics(rankingOf(ranked), truthOf(lists, 12), Float64Array.from(rewards));
        for (const [name, value] of Object.entries(naive(lists, ranked, rewards))) {
          expect(found[name], name).toBeCloseTo(value, 10);
          expect(found[name]).toBeGreaterThanOrEqual(0);
          expect(found[name]).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

/** The same measures with sets and lists only; the ideal gain by trying every order is the sorted one. */
function naive(lists: number[][], rows: number[][], rewards: number[]): Record<string, number> {
  const kept = lists.map((list, i) => ({ list, row: rows[i] })).filter(({ list }) => list.length > 0);
  const mean = (f: (list: number[], row: number[]) => number) =>
    kept.length ? kept.map(({ list, row }) => f(list, row)).reduce((a, b) => a + b, 0) / kept.length : 0;
  const total = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const out: Record<string, number> = {};
  for (const k of [1, 3, 5]) {
    const hits = (list: number[], row: number[]) => row.slice(0, k).filter((c) => list.includes(c));
    out[`P@${k}`] = mean((list, row) => hits(list, row).length / k);
    out[`R@${k}`] = mean((list, row) => hits(list, row).length / list.length);
    const dcg = (flags: boolean[]) => total(flags.map((flag, j) => (flag ? 1 / Math.log2(j + 2) : 0)));
    out[`nDCG@${k}`] = mean(
      (list, row) =>
        dcg(row.slice(0, k).map((c) => list.includes(c))) / dcg(list.map(() => true).slice(0, k)),
    );
    const gained = total(kept.flatMap(({ list, row }) => hits(list, row).map((c) => rewards[c])));
    const best = (list: number[]) =>
      list
        .map((c) => rewards[c])
        .sort((a, b) => b - a)
        .slice(0, k);
    const gainable = total(kept.flatMap(({ list }) => best(list)));
    out[`PSP@${k}`] = gainable > 0 ? gained / gainable : 0;
  }
  return out;
}

describe('inversePropensities', () => {
  it('has the values of the formula, largest for a label without a point', () => {
    const train = truthOf([[0], [0], [0, 1], ...Array.from({ length: 97 }, () => [0])], 3);
    const [frequent, rare, unseen] = inversePropensities(train);
    const C = (Math.log(100) - 1) * 2.5 ** 0.55;
    expect(frequent).toBeCloseTo(1 + C * Math.exp(-0.55 * Math.log(101.5)), 12);
    expect(rare).toBeCloseTo(1 + C * Math.exp(-0.55 * Math.log(2.5)), 12);
    expect(unseen).toBeCloseTo(1 + C * Math.exp(-0.55 * Math.log(1.5)), 12);
    expect(inversePropensities(train, { A: 0.6, B: 2.6 })[1]).toBeCloseTo(
      1 + (Math.log(100) - 1) * (3.6 / 3.6) ** 0.6,
      12,
    );
  });

  it('refuses constants that are not numbers from 0', () => {
    expect(() => inversePropensities(truthOf([[0]], 1), { A: -1, B: 1 })).toThrow(
      'propensity constant A must be a finite number from 0, got -1',
    );
  });
});
