import { uniformSchemes, checkMiningScheme, isNonIncreasing } from '@owlery/mining';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arbitraryDistinctScores,
  arbitraryLabel,
  arbitraryLoss,
  arbitraryMiningScheme,
  arbitraryProbabilities,
  arbitraryRationalProbabilities,
  arbitraryScores,
  arbitraryWeights,
} from '../index.ts';

const drawn = <T>(arbitrary: fc.Arbitrary<T>, numRuns = 2000): T[] =>
  fc.sample(arbitrary, { seed: 1, numRuns });
const gaps = (numbers: readonly number[]): number[] =>
  [...numbers].sort((a, b) => a - b).flatMap((x, i, all) => (i === 0 ? [] : [x - all[i - 1]]));
/** The share of the draws in which something is seen. */
const share = <T>(all: readonly T[], seen: (one: T) => boolean): number =>
  all.filter(seen).length / all.length;

describe('arbitraryScores', () => {
  const scores = drawn(arbitraryScores({ classes: 5 }));
  it('are finite, of the length asked for, within the bound and never -0', () => {
    expect(scores.every((f) => f.length === 5)).toBe(true);
    expect(scores.flat().every((score) => Math.abs(score) <= 2 ** 40 && !Object.is(score, -0))).toBe(true);
    const bounded = drawn(arbitraryScores({ classes: 5, bound: 10 })).flat();
    expect(Math.max(...bounded.map(Math.abs))).toBeLessThanOrEqual(10);
  });
  it('hold ties, near-ties, huge and tiny numbers, each often', () => {
    expect(share(scores, (f) => gaps(f).some((gap) => gap === 0))).toBeGreaterThan(0.3);
    expect(share(scores, (f) => gaps(f).some((gap) => gap > 0 && gap < 1e-10))).toBeGreaterThan(0.1);
    expect(share(scores, (f) => f.some((score) => Math.abs(score) > 1e6))).toBeGreaterThan(0.02);
    expect(share(scores, (f) => f.some((score) => score !== 0 && Math.abs(score) < 1e-8))).toBeGreaterThan(
      0.02,
    );
    expect(share(scores, (f) => gaps(f).every((gap) => gap > 0))).toBeGreaterThan(0.1);
  });
});

describe('arbitraryDistinctScores', () => {
  it('leave at least 1/64 between any two', () => {
    for (const f of drawn(arbitraryDistinctScores({ classes: 6 }), 300)) {
      expect(Math.min(...gaps(f))).toBeGreaterThanOrEqual(1 / 64);
      expect(Math.max(...f.map(Math.abs))).toBeLessThanOrEqual(4);
    }
  });
});

describe('arbitraryLabel', () => {
  it('takes every class', () => {
    expect(new Set(drawn(arbitraryLabel({ classes: 4 }), 200))).toEqual(new Set([0, 1, 2, 3]));
  });
});

describe('arbitraryWeights', () => {
  it.each(['non-increasing', 'rising', 'any'] as const)('%s', (shape) => {
    const all = drawn(arbitraryWeights({ negatives: 4, shape }));
    expect(all.every((theta) => theta.length === 4)).toBe(true);
    expect(all.flat().every((weight) => weight >= 0 && weight <= 12)).toBe(true);
    expect(all.every((theta) => theta.some((weight) => weight > 0))).toBe(true);
    const monotone = share(all, isNonIncreasing);
    if (shape === 'non-increasing') expect(monotone).toBe(1);
    else if (shape === 'rising') {
      expect(monotone).toBe(0);
      expect(all.every((theta) => theta.some((w, j) => j > 0 && w - theta[j - 1] > 0.1249))).toBe(true);
    } else {
      expect(monotone).toBeGreaterThan(0.02);
      expect(monotone).toBeLessThan(0.9);
    }
    expect(share(all, (theta) => theta.includes(0))).toBeGreaterThan(0.1);
    expect(share(all, (theta) => new Set(theta).size < 4)).toBeGreaterThan(0.2);
  });
  it('one negative', () => {
    expect(drawn(arbitraryWeights({ negatives: 1 })).every(([weight]) => weight > 0)).toBe(true);
    expect(() => arbitraryWeights({ negatives: 1, shape: 'rising' })).toThrow(
      'negatives must be at least 2 for rising weights, got 1',
    );
  });
});

describe('probabilities', () => {
  it('rationals sum to exactly 1, doubles to 1 up to rounding', () => {
    for (const p of drawn(arbitraryRationalProbabilities({ classes: 5, zeros: true }), 500)) {
      expect(p.reduce((sum, q) => sum.add(q)).equals(1n)).toBe(true);
      expect(p.every((q) => q.compare(0n) >= 0)).toBe(true);
    }
    for (const p of drawn(arbitraryProbabilities({ classes: 5, zeros: true }), 500)) {
      expect(Math.abs(p.reduce((sum, q) => sum + q) - 1)).toBeLessThan(5 * 2 ** -53);
    }
  });
  it('zeros, order, ties and near-ties as asked for', () => {
    const positive = drawn(arbitraryProbabilities({ classes: 5 }));
    expect(positive.flat().every((q) => q > 0)).toBe(true);
    expect(share(positive, (p) => gaps(p).some((gap) => gap === 0))).toBeGreaterThan(0.3);
    expect(share(positive, (p) => gaps(p).some((gap) => gap > 0 && gap < 1e-6))).toBeGreaterThan(0.1);
    expect(share(positive, (p) => Math.max(...p) > 0.9)).toBeGreaterThan(0.05);
    expect(share(positive, (p) => isNonIncreasing(p))).toBeLessThan(0.5);
    const sorted = drawn(arbitraryProbabilities({ classes: 5, sorted: true, zeros: true }));
    expect(sorted.every(isNonIncreasing)).toBe(true);
    expect(share(sorted, (p) => p[4] === 0)).toBeGreaterThan(0.3);
  });
});

describe('arbitraryMiningScheme', () => {
  const all = drawn(arbitraryMiningScheme({ mostNegatives: 6 }));
  it('is always possible, and comes to every scheme and every end', () => {
    for (const mining of all) expect(() => checkMiningScheme(mining)).not.toThrow();
    for (const scheme of uniformSchemes) {
      const some = all.filter((mining) => mining.scheme === scheme);
      expect(some.length).toBeGreaterThan(300);
      expect(some.some((mining) => mining.sample === 1)).toBe(true);
      expect(some.some((mining) => mining.sample >= mining.negatives && mining.keep === 1)).toBe(true);
      expect(some.some((mining) => mining.sample > 1 && mining.keep === mining.sample)).toBe(true);
      expect(some.some((mining) => mining.keep > 1 && mining.keep < mining.sample)).toBe(true);
    }
    expect(all.some((mining) => mining.sample > mining.negatives)).toBe(true);
  });
  it('keeps what is fixed', () => {
    const fixed = drawn(
      arbitraryMiningScheme({ mostNegatives: 9, negatives: 3, scheme: 'distinct', mostDraws: 2 }),
    );
    expect(fixed.every((m) => m.negatives === 3 && m.scheme === 'distinct' && m.sample <= 2)).toBe(true);
  });
});

describe('arbitraryLoss', () => {
  it.each([true, false, undefined])('convex: %s', (convex) => {
    const options = convex === undefined ? { classes: 4 } : { classes: 4, convex };
    const all = drawn(arbitraryLoss(options), 400);
    expect(all.every((loss) => loss.classes === 4)).toBe(true);
    expect(new Set(all.map((loss) => loss.family)).size).toBe(2);
    expect(new Set(all.map((loss) => loss.surrogate.id)).size).toBe(5);
    expect(new Set(all.map((loss) => loss.convex))).toEqual(
      new Set(convex === undefined ? [true, false] : [convex]),
    );
  });
});
