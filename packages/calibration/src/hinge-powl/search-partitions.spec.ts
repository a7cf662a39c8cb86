import { randomStream } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { smallInstances } from '../instances.support.ts';
import { DoublePartitions } from './double-partitions.ts';
import { ExactPartitions } from './exact-partitions.ts';
import { partitionRisk } from './partition-risk.ts';
import { cutsAfter, cutsBefore, searchPartitions } from './search-partitions.ts';

/** Every minimum by trying all cut sets. */
function enumerate(p: readonly number[], theta: readonly number[]) {
  const classes = p.length;
  const best = {
    all: Infinity,
    with: new Array<number>(classes).fill(Infinity),
    without: new Array<number>(classes).fill(Infinity),
  };
  for (let bits = 0; bits < 2 ** (classes - 1); bits++) {
    const cuts: number[] = [];
    for (let i = 1; i < classes; i++) if ((bits >> (i - 1)) & 1) cuts.push(i);
    const risk = partitionRisk(p, theta, cuts);
    best.all = Math.min(best.all, risk);
    for (let k = 1; k < classes; k++) {
      const side = cuts.includes(k) ? best.with : best.without;
      side[k] = Math.min(side[k], risk);
    }
  }
  return best;
}

function exchanged(p: readonly number[], k: number): number[] {
  const copy = p.slice();
  [copy[k - 1], copy[k]] = [copy[k], copy[k - 1]];
  return copy;
}

/** Every minimum by dynamic programming over all blocks, O(L²) for one K. */
function quadratic(p: readonly number[], theta: readonly number[]) {
  const classes = p.length;
  const A = [0];
  const W = [0];
  p.forEach((x, i) => {
    A.push(A[i] + x);
    W.push(W[i] + (theta[i] ?? 0));
  });
  const cost = (a: number, b: number): number => (A[b] - A[a]) * W[b - 1] + W[b] * (A[classes] - A[b]);
  const F = [0];
  for (let b = 1; b <= classes; b++)
    F.push(Math.min(...Array.from({ length: b }, (_, a) => F[a] + cost(a, b))));
  const B = new Array<number>(classes + 1).fill(0);
  for (let a = classes - 1; a >= 0; a--) {
    B[a] = Infinity;
    for (let b = a + 1; b <= classes; b++) B[a] = Math.min(B[a], cost(a, b) + B[b]);
  }
  const without = (k: number): number => {
    let least = Infinity;
    for (let a = 0; a < k; a++)
      for (let b = k + 1; b <= classes; b++) least = Math.min(least, F[a] + cost(a, b) + B[b]);
    return least;
  };
  return { all: F[classes], with: (k: number) => F[k] + B[k], without };
}

describe('searchPartitions', () => {
  it('agrees with all cut sets, in whole numbers and in doubles, for any θ', () => {
    let exchangesWin = 0;
    fc.assert(
      fc.property(smallInstances(8), ({ masses, weights }) => {
        const expected = enumerate(masses, weights);
        const exact = new ExactPartitions(masses.map(BigInt), weights.map(BigInt));
        const double = new DoublePartitions(Float64Array.from(masses), Float64Array.from(weights));
        const { cuts, previous, next } = searchPartitions(exact);
        const found = searchPartitions(double);
        expect(Number(exact.optimum)).toBe(expected.all);
        expect(double.optimum).toBe(expected.all);
        expect(partitionRisk(masses, weights, cuts)).toBe(expected.all);
        for (let k = 1; k < masses.length; k++) {
          expect(Number(exact.withCut(k))).toBe(expected.with[k]);
          expect(double.withCut(k)).toBe(expected.with[k]);
          expect(double.excess(k)).toBe(expected.with[k] - expected.all);
          const through = [...cutsBefore(k, previous), k, ...cutsAfter(k, next)];
          expect(partitionRisk(masses, weights, through)).toBe(expected.with[k]);
          const exchange = enumerate(exchanged(masses, k), weights).with[k];
          const wrong = Math.min(expected.without[k], exchange) - expected.all;
          if (cuts.includes(k)) {
            expect(Number(exact.gap(k))).toBe(wrong);
            expect(exact.avoids(k)).toBe(expected.without[k] <= exchange);
            if (!exact.avoids(k)) exchangesWin++;
          } else {
            expect(expected.without[k]).toBe(expected.all);
          }
          if (found.cuts.includes(k)) expect(double.gap(k)).toBe(wrong);
        }
      }),
      { seed: 6, numRuns: 200 },
    );
    // Exchanging beats tying only where θ rises; without that case this test would not see the difference.
    expect(exchangesWin).toBeGreaterThan(0);
  });

  it.each([
    [[16, 13, 12, 8, 5, 2], [0, 9, 2, 2, 2], 1, 592 - 554],
    [[20, 16, 16, 15, 12], [0, 2, 1, 1], 1, 249 - 236],
    [[19, 19, 17, 11, 8, 4], [2, 0, 0, 1, 2], 4, 244 - 228],
  ])('lets the partition after K follow the exchange: p = %j, θ = %j', (p, theta, k, gap) => {
    // Keeping the blocks that are best without the exchange would miss these gaps.
    const exact = new ExactPartitions(p.map(BigInt), theta.map(BigInt));
    const double = new DoublePartitions(Float64Array.from(p), Float64Array.from(theta));
    expect(searchPartitions(exact).cuts).toContain(k);
    expect(searchPartitions(double).cuts).toContain(k);
    expect(Number(exact.gap(k))).toBe(gap);
    expect(double.gap(k)).toBe(gap);
  });

  it('never needs the exchange when θ is non-increasing', () => {
    fc.assert(
      fc.property(smallInstances(9, true), ({ masses, weights }) => {
        const exact = new ExactPartitions(masses.map(BigInt), weights.map(BigInt));
        for (const k of searchPartitions(exact).cuts) {
          // Equal masses: exchanging changes nothing, and the class may as well be apart.
          if (masses[k - 1] > masses[k]) expect(exact.avoids(k)).toBe(true);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('agrees with the quadratic program on some hundred classes, rising and falling weights', () => {
    const stream = randomStream(8, 'partitions');
    for (let round = 0; round < 8; round++) {
      const classes = 40 + stream.below(90);
      const power = 1 + stream.below(6);
      const p = Array.from({ length: classes }, () => Math.ceil(1000 * stream.uniform() ** power)).sort(
        (a, b) => b - a,
      );
      const theta = Array.from({ length: classes - 1 }, () => stream.below(1 + 10 ** stream.below(4)));
      if (round % 2 === 0) theta.sort((a, b) => b - a);
      const expected = quadratic(p, theta);
      const double = new DoublePartitions(Float64Array.from(p), Float64Array.from(theta));
      const { cuts } = searchPartitions(double);
      expect(double.optimum).toBe(expected.all);
      expect(partitionRisk(p, theta, cuts)).toBe(expected.all);
      for (let k = 1; k < classes; k++) expect(double.withCut(k)).toBe(expected.with(k));
      for (const k of cuts) {
        const exchange = quadratic(exchanged(p, k), theta).with(k);
        expect(double.gap(k)).toBe(Math.min(expected.without(k), exchange) - expected.all);
      }
    }
  });
});
