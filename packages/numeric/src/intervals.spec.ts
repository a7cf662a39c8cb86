import * as nmath from 'lib-r-math.js';
import { describe, expect, it } from 'vitest';

import { binomial } from './binomial.ts';
import { binomialInterval } from './binomial-interval.ts';
import { chiSquareTest } from './chi-square-test.ts';
import { jackknifeInterval } from './jackknife-interval.ts';
import { meanInterval } from './mean-interval.ts';
import { pairedDifferenceInterval } from './paired-difference-interval.ts';
import { randomStream } from './random-stream.ts';

/** The functions of R's library against which jStat's are held. */
const { qt, pchisq, qbeta } = nmath as unknown as {
  qt(p: number, freedom: number): number;
  qbeta(p: number, a: number, b: number): number;
  pchisq(x: number, freedom: number, ncp: undefined, lowerTail: boolean): number;
};

describe('meanInterval', () => {
  it("has Student's half width, by R's quantiles", () => {
    const stream = randomStream(1, 'intervals');
    for (const count of [2, 3, 5, 10, 30, 1000]) {
      for (const confidence of [0.5, 0.9, 0.95, 0.99, 0.9999]) {
        const values = Array.from({ length: count }, () => 1000 + stream.normal());
        const { mean, low, high, halfWidth, standardDeviation } = meanInterval(values, confidence);
        const m = values.reduce((sum, x) => sum + x, 0) / count;
        const s = Math.sqrt(values.reduce((sum, x) => sum + (x - m) ** 2, 0) / (count - 1));
        expect(mean).toBeCloseTo(m, 9);
        expect(standardDeviation).toBeCloseTo(s, 9);
        const expected = (qt((1 + confidence) / 2, count - 1) * s) / Math.sqrt(count);
        expect(Math.abs(halfWidth / expected - 1)).toBeLessThan(1e-6);
        expect([low, high]).toEqual([mean - halfWidth, mean + halfWidth]);
      }
    }
  });

  it('covers as often as it says (a miss of this test by chance: 1e-4)', () => {
    const stream = randomStream(2, 'coverage');
    let covered = 0;
    const trials = 4000;
    for (let t = 0; t < trials; t++) {
      const { low, high } = meanInterval(
        Array.from({ length: 3 }, () => stream.normal()),
        0.8,
      );
      if (low < 0 && 0 < high) covered += 1;
    }
    const { low, high } = binomialInterval(covered, trials, 1 - 1e-4);
    expect(low).toBeLessThan(0.8);
    expect(high).toBeGreaterThan(0.8);
  });

  it('claims nothing from one value, and refuses none', () => {
    expect(meanInterval([4])).toEqual({
      mean: 4,
      low: -Infinity,
      high: Infinity,
      halfWidth: Infinity,
      standardDeviation: NaN,
      count: 1,
    });
    expect(() => meanInterval([])).toThrow('values must hold at least one number, got none');
    expect(() => meanInterval([1, NaN])).toThrow('values must be finite, got NaN at index 1');
    expect(() => meanInterval([1, 2], 1)).toThrow('confidence must lie between 0 and 1, got 1');
    expect(() => meanInterval([1, 2], NaN)).toThrow(RangeError);
  });

  it('pairs by index', () => {
    expect(pairedDifferenceInterval([3, 5, 4], [1, 2, 2])).toEqual(meanInterval([2, 3, 2]));
    expect(() => pairedDifferenceInterval([1], [1, 2])).toThrow(
      'first and second must be of one length, got 1 and 2',
    );
  });
});

describe('binomialInterval', () => {
  it('ends where the exact binomial tails reach half of what confidence leaves', () => {
    const tail = (p: number, n: number, from: number, to: number): number => {
      let sum = 0;
      for (let x = from; x <= to; x++) sum += Number(binomial(n, x)) * p ** x * (1 - p) ** (n - x);
      return sum;
    };
    for (const n of [1, 2, 7, 20]) {
      for (let s = 0; s <= n; s++) {
        const { share, low, high } = binomialInterval(s, n, 0.9);
        expect(share).toBe(s / n);
        if (s > 0) expect(tail(low, n, s, n)).toBeCloseTo(0.05, 6);
        else expect(low).toBe(0);
        if (s < n) expect(tail(high, n, 0, s)).toBeCloseTo(0.05, 6);
        else expect(high).toBe(1);
      }
    }
  });

  it("agrees with R's quantiles to 1e-6 for many trials", () => {
    for (const n of [1000, 1e5, 1e7]) {
      for (const share of [1e-3, 0.1, 0.5, 0.999]) {
        const s = Math.round(n * share);
        const { low, high } = binomialInterval(s, n, 0.99);
        expect(Math.abs(low / qbeta(0.005, s, n - s + 1) - 1)).toBeLessThan(1e-6);
        expect(Math.abs(high / qbeta(0.995, s + 1, n - s) - 1)).toBeLessThan(1e-6);
      }
    }
  });

  it('refuses impossible counts', () => {
    expect(() => binomialInterval(3, 2)).toThrow(
      'successes must be a whole number from 0 to trials = 2, got 3',
    );
    expect(() => binomialInterval(0, 0)).toThrow(RangeError);
  });
});

describe('chiSquareTest', () => {
  it("agrees with R's distribution", () => {
    for (const cells of [2, 5, 50, 1000]) {
      for (const off of [0, 0.3, 1, 2, 4]) {
        const expected = new Float64Array(cells).fill(100);
        const observed = Float64Array.from(expected, (e, i) => e + (i % 2 === 0 ? 1 : -1) * off * 7);
        if (cells % 2 === 1) observed[0] -= off * 7;
        const { statistic, degreesOfFreedom, pValue } = chiSquareTest(observed, expected);
        expect(degreesOfFreedom).toBe(cells - 1);
        const direct = observed.reduce((sum, o, i) => sum + (o - expected[i]) ** 2 / expected[i], 0);
        expect(statistic).toBeCloseTo(direct, 9);
        expect(Math.abs(pValue - pchisq(statistic, cells - 1, undefined, false))).toBeLessThan(1e-8);
      }
    }
  });

  it('has p-values that are uniform when the expectation is right', () => {
    const stream = randomStream(3, 'p-values');
    const shares = new Float64Array(10);
    for (let t = 0; t < 3000; t++) {
      const observed = new Float64Array(6);
      for (let i = 0; i < 600; i++) observed[stream.below(6)] += 1;
      shares[Math.min(9, Math.floor(10 * chiSquareTest(observed, new Float64Array(6).fill(100)).pValue))] +=
        1;
    }
    expect(chiSquareTest(shares, new Float64Array(10).fill(300)).pValue).toBeGreaterThan(1e-4);
  });

  it('leaves out impossible cells, but not when they were hit', () => {
    expect(chiSquareTest([5, 5, 0], [5, 5, 0]).degreesOfFreedom).toBe(1);
    expect(chiSquareTest([5, 4, 1], [5, 5, 0]).pValue).toBe(0);
    expect(chiSquareTest([5, 5], [5, 5], 3).degreesOfFreedom).toBe(3);
  });

  it('refuses what it cannot test', () => {
    expect(() => chiSquareTest([1], [1, 2])).toThrow(
      'observed and expected must be of one length, got 1 and 2',
    );
    expect(() => chiSquareTest([1, 2], [2, 2])).toThrow('expected must have the sum of observed = 3, got 4');
    expect(() => chiSquareTest([-1, 2], [0, 1])).toThrow(
      'observed must be finite and at least 0, got -1 at index 0',
    );
    expect(() => chiSquareTest([1], [1])).toThrow('expected must have at least two positive cells, got 1');
  });
});

describe('jackknifeInterval', () => {
  const mean = (values: readonly number[]) => (items: readonly number[]) =>
    items.reduce((sum, i) => sum + values[i], 0) / items.length;

  it('of a mean is that of Student', () => {
    const values = [3, 1, 4, 1, 5, 9];
    const { mean: centre, low, high } = meanInterval(values, 0.9);
    expect(jackknifeInterval(6, mean(values), 0.9)).toEqual({
      value: expect.closeTo(centre, 12),
      low: expect.closeTo(low, 12),
      high: expect.closeTo(high, 12),
    });
  });

  it('covers a ratio of means about as often as it says', () => {
    const stream = randomStream(5, 'jackknife');
    let covered = 0;
    for (let trial = 0; trial < 2000; trial++) {
      const pairs = Array.from({ length: 12 }, () => [3 + stream.normal(), 6 + stream.normal()]);
      const part = (at: number) => mean(pairs.map((pair) => pair[at]));
      const { low, high } = jackknifeInterval(12, (items) => part(1)(items) / part(0)(items));
      if (low <= 2 && 2 <= high) covered++;
    }
    const { low, high } = binomialInterval(covered, 2000, 0.999);
    expect(low).toBeLessThan(0.95);
    expect(high).toBeGreaterThan(0.92);
  });

  it('is the whole line for one item, and refuses none', () => {
    expect(jackknifeInterval(1, () => 7)).toEqual({ value: 7, low: -Infinity, high: Infinity });
    expect(() => jackknifeInterval(0, () => 7)).toThrow('count must be a whole number of at least 1, got 0');
    expect(() => jackknifeInterval(2, () => NaN)).toThrow('values must be finite, got NaN');
  });
});
