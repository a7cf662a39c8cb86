import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { argsortDescending } from './argsort-descending.ts';
import { orderStatistics } from './order-statistics.ts';
import { sumOfLargest } from './sum-of-largest.ts';

/** Values with many ties, infinities and both zeros. */
const tied = fc.array(fc.constantFrom(-Infinity, -2, -1, -0, 0, 0.5, 1, 3, Infinity), { maxLength: 40 });
const finite = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 1, maxLength: 9 });

/** Every subset of the indices 0..n − 1 of size m. */
function subsets(n: number, m: number): number[][] {
  if (m === 0) return [[]];
  if (m > n) return [];
  return [...subsets(n - 1, m), ...subsets(n - 1, m - 1).map((set) => [...set, n - 1])];
}

describe('argsortDescending', () => {
  it('puts an index after exactly those that beat it', () => {
    fc.assert(
      fc.property(tied, (scores) => {
        const order = argsortDescending(Float64Array.from(scores));
        scores.forEach((score, i) => {
          const ahead = scores.filter((other, j) => other > score || (other === score && j < i)).length;
          expect(order[ahead]).toBe(i);
        });
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('refuses NaN and takes the empty array', () => {
    expect(() => argsortDescending([1, NaN])).toThrow('scores must be numbers, got NaN at index 1');
    expect(argsortDescending([])).toHaveLength(0);
  });
});

describe('orderStatistics', () => {
  it('holds the same values, falling', () => {
    fc.assert(
      fc.property(tied, (values) => {
        const given = [...values];
        const sorted = orderStatistics(values);
        const order = argsortDescending(values);
        sorted.forEach((value, j) => expect(value === values[order[j]]).toBe(true));
        expect(sorted).toHaveLength(values.length);
        expect(values).toEqual(given);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it('refuses NaN wherever it stands', () => {
    for (const values of [[NaN], [NaN, 1], [1, NaN, 2]]) {
      expect(() => orderStatistics(values)).toThrow('values must be numbers, got NaN');
    }
  });
});

describe('sumOfLargest', () => {
  it('is the largest sum over m entries, and the least of m t + Σ [a − t]₊', () => {
    fc.assert(
      fc.property(finite, (values) => {
        for (let m = 0; m <= values.length; m++) {
          const sums = subsets(values.length, m).map((set) => set.reduce((sum, i) => sum + values[i], 0));
          expect(sumOfLargest(values, m)).toBe(Math.max(...sums));
          const objective = (t: number): number =>
            m * t + values.reduce((sum, a) => sum + Math.max(0, a - t), 0);
          // A convex, piecewise linear function is least at one of its kinks (or, for m = 0, towards infinity).
          if (m > 0) expect(Math.min(...values.map(objective))).toBe(sumOfLargest(values, m));
        }
      }),
      { seed: 9, numRuns: 100 },
    );
  });

  it('refuses m outside 0..n', () => {
    expect(() => sumOfLargest([1], 2)).toThrow(
      'm must be a whole number from 0 to the number of values = 1, got 2',
    );
    expect(() => sumOfLargest([1], -1)).toThrow(RangeError);
  });
});
