import { formatRational, rational, rationalToDouble, type Rational } from '@owlery/numeric';
import * as nmath from 'lib-r-math.js';
import { describe, expect, it } from 'vitest';

import { capacityWeightsExact } from './capacity-weights-exact.ts';
import { inducedTotal } from './induced-total.ts';
import { inducedWeights } from './induced-weights.ts';
import { inducedWeightsExact } from './induced-weights-exact.ts';
import { isNonIncreasing } from './is-non-increasing.ts';
import { type MiningScheme } from './mining-scheme.ts';
import { prefixSums } from './prefix-sums.ts';
import { uniformSchemes, type UniformScheme } from './uniform-scheme.ts';

/** Distribution function of the hypergeometric law (drawn balls white, of m white and n black), by R. */
const { phyper } = nmath as unknown as { phyper(q: number, m: number, n: number, drawn: number): number };

/** Every sequence of `length` numbers from 0 to n − 1. */
function sequences(n: number, length: number): number[][] {
  if (length === 0) return [[]];
  return sequences(n, length - 1).flatMap((rest) => Array.from({ length: n }, (_, i) => [...rest, i]));
}

/** Every subset of the numbers 0 to n − 1 with b elements. */
function subsets(n: number, b: number): number[][] {
  if (b === 0) return [[]];
  if (b > n) return [];
  return [...subsets(n - 1, b), ...subsets(n - 1, b - 1).map((set) => [...set, n - 1])];
}

/** Every equally likely sample, as ranks from 0 (best) to N − 1; under accidental hits rank N is the positive. */
function samples({ negatives: N, sample: b, scheme }: MiningScheme): number[][] {
  switch (scheme) {
    case 'without-replacement':
      return subsets(N, b);
    case 'with-replacement':
      return sequences(N, b);
    case 'distinct':
      return sequences(N, b).map((sample) => [...new Set(sample)]);
    case 'accidental-hits':
      return subsets(N + 1, b).map((sample) => sample.filter((rank) => rank < N));
  }
}

/** The expected number of times each rank is kept, by listing the samples and keeping the best of each. */
function byEnumeration(mining: MiningScheme): string[] {
  const all = samples(mining);
  const kept = new Array<number>(mining.negatives).fill(0);
  for (const sample of all) {
    for (const rank of [...sample].sort((a, b) => a - b).slice(0, mining.keep)) kept[rank] += 1;
  }
  return kept.map((count) => formatRational(rational(count, all.length)));
}

/** Every scheme with N up to a limit, b up to a limit, and every k. */
function* schemes(scheme: UniformScheme, mostNegatives: number, mostDraws: number): Generator<MiningScheme> {
  for (let negatives = 1; negatives <= mostNegatives; negatives++) {
    const most =
      { 'without-replacement': negatives, 'accidental-hits': negatives + 1 }[scheme as string] ?? Infinity;
    for (let sample = 1; sample <= Math.min(most, mostDraws); sample++) {
      for (let keep = 1; keep <= sample; keep++) yield { negatives, sample, keep, scheme };
    }
  }
}

/** Relative difference of doubles from rationals; below 1e-25 only the absolute one counts. */
function worstError(weights: ArrayLike<number>, exact: readonly Rational[]): number {
  const errors = exact.map((weight, j) => {
    const value = rationalToDouble(weight);
    return Math.abs(weights[j] - value) / Math.max(value, 1e-25);
  });
  return Math.max(...errors);
}

describe('inducedWeightsExact', () => {
  const limits: Record<UniformScheme, [number, number]> = {
    'without-replacement': [7, 7],
    'with-replacement': [4, 5],
    distinct: [4, 5],
    'accidental-hits': [6, 7],
  };
  it.each(uniformSchemes)('counts what every sample keeps: %s', (scheme) => {
    for (const mining of schemes(scheme, ...limits[scheme])) {
      expect(inducedWeightsExact(mining).map(formatRational), JSON.stringify(mining)).toEqual(
        byEnumeration(mining),
      );
    }
  });

  it('gives a head without the rest', () => {
    for (const scheme of uniformSchemes) {
      const mining: MiningScheme = { negatives: 9, sample: 5, keep: 2, scheme };
      const whole = inducedWeightsExact(mining).map(formatRational);
      for (const head of [1, 2, 8, 9]) {
        expect(inducedWeightsExact({ ...mining, head }).map(formatRational)).toEqual(whole.slice(0, head));
      }
    }
  });
});

describe('inducedWeights', () => {
  it.each(uniformSchemes)('agrees with exact weights to 1e-12: %s', (scheme) => {
    for (const negatives of [1, 2, 3, 7, 30, 90]) {
      for (const sample of [1, 2, 3, 4, 20, 33, 70, 90]) {
        if (scheme !== 'with-replacement' && scheme !== 'distinct' && sample > negatives) continue;
        if (scheme === 'distinct' && sample > 33) continue;
        for (const keep of [1, 2, 3, 19, 32, 69, 90]) {
          if (keep > sample) continue;
          const mining: MiningScheme = { negatives, sample, keep, scheme };
          const error = worstError(inducedWeights(mining), inducedWeightsExact(mining));
          expect(error, JSON.stringify(mining)).toBeLessThan(1e-12);
        }
      }
    }
  });

  it.each([
    [670_090, 2048, 5],
    [670_090, 64, 1],
    [670_090, 2048, 1000],
    [10_000_000, 512, 3],
  ])('agrees with R without replacement at N = %i, b = %i, k = %i', (N, b, k) => {
    const weights = inducedWeights({ negatives: N, sample: b, keep: k, scheme: 'without-replacement' });
    expect(isNonIncreasing(weights)).toBe(true);
    expect(prefixSums(weights)[N] / k - 1).toBeLessThan(1e-12);
    for (const share of [0.001, 0.5, 0.9, 1, 1.1, 2, 5]) {
      const j = Math.round((share * k * N) / b);
      if (j < 1 || j > N) continue;
      if (weights[j - 1] < 1e-25) continue;
      const expected = (b / N) * phyper(k - 1, j - 1, N - j, b - 1);
      expect(Math.abs(weights[j - 1] / expected - 1), `rank ${j}`).toBeLessThan(1e-9);
    }
  });

  it.each([
    [670_090, 250, 5],
    [1_000_000, 3, 2],
    [500, 200, 190],
  ])('agrees with exact arithmetic with replacement at N = %i, b = %i, k = %i', (N, b, k) => {
    const weights = inducedWeights({ negatives: N, sample: b, keep: k, scheme: 'with-replacement' });
    expect(isNonIncreasing(weights)).toBe(true);
    for (const j of [1, 2, Math.round(N / 100), Math.round((k * N) / b), Math.round(N / 2), N - 1]) {
      // The ranks before and behind j need no telling apart.
      const masses = [rational(j - 1, N), rational(1, N), rational(N - j, N)];
      const exact = capacityWeightsExact(masses, b, k)[1];
      expect(worstError([weights[j - 1]], [exact]), `rank ${j}`).toBeLessThan(1e-12);
    }
  });

  it('agrees with exact arithmetic at the head of a large space, for the mixtures', () => {
    for (const scheme of ['distinct', 'accidental-hits'] as const) {
      const mining: MiningScheme = { negatives: 100_000, sample: 40, keep: 2, scheme };
      const head = 5;
      const error = worstError(inducedWeights({ ...mining, head }), inducedWeightsExact({ ...mining, head }));
      expect(error).toBeLessThan(1e-13);
    }
  });

  it('gives the same numbers for a head', () => {
    for (const scheme of uniformSchemes) {
      const mining: MiningScheme = { negatives: 50, sample: 9, keep: 4, scheme };
      expect(inducedWeights({ ...mining, head: 6 })).toEqual(inducedWeights(mining).slice(0, 6));
    }
  });

  it('does not overflow where binomials would, nor lose the sum', () => {
    for (const scheme of uniformSchemes) {
      const mining: MiningScheme = { negatives: 5000, sample: 2500, keep: 1250, scheme };
      const weights = inducedWeights(mining);
      expect(weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
      expect(Math.abs(prefixSums(weights)[5000] / inducedTotal(mining) - 1)).toBeLessThan(1e-12);
    }
  });
});

describe('inducedTotal', () => {
  it.each(uniformSchemes)('is the sum of the exact weights: %s', (scheme) => {
    for (const mining of schemes(scheme, 6, 8)) {
      const sum = inducedWeightsExact(mining).reduce((total, weight) => total.add(weight), rational(0n));
      expect(Math.abs(inducedTotal(mining) / rationalToDouble(sum) - 1), JSON.stringify(mining)).toBeLessThan(
        1e-14,
      );
    }
  });
});

describe('the options', () => {
  const good: MiningScheme = { negatives: 5, sample: 3, keep: 2, scheme: 'without-replacement' };
  it.each([
    [{ sample: 7 }, 'sample must be a whole number from 1 to negatives = 5, got 7'],
    [
      { sample: 7, scheme: 'accidental-hits' as const },
      'sample must be a whole number from 1 to negatives + 1 = 6, got 7',
    ],
    [{ sample: 0, scheme: 'distinct' as const }, 'sample must be a whole number of at least 1, got 0'],
    [{ keep: 4 }, 'keep must be a whole number from 1 to sample = 3, got 4'],
    [{ keep: 0 }, 'keep must be a whole number from 1 to sample = 3, got 0'],
    [{ keep: 1.5 }, 'got 1.5'],
    [{ negatives: NaN }, 'negatives must be a whole number from 1 to 2147483647, got NaN'],
    [{ head: 6 }, 'head must be a whole number from 1 to negatives = 5, got 6'],
    [
      { scheme: 'uniform' as UniformScheme },
      'scheme must be one of without-replacement, with-replacement, distinct',
    ],
  ])('%j is refused', (change, message) => {
    expect(() => inducedWeights({ ...good, ...change })).toThrow(message);
    expect(() => inducedWeightsExact({ ...good, ...change })).toThrow(message);
    if (!('head' in change)) expect(() => inducedTotal({ ...good, ...change })).toThrow(message);
  });
});
