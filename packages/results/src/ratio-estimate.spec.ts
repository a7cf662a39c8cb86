import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioEstimate } from './ratio-estimate.ts';

const positive = fc.double({ min: 0.01, max: 1, noNaN: true });
const pairs = fc.array(fc.tuple(positive, positive), { minLength: 2, maxLength: 6 });

describe('ratioEstimate', () => {
  // By hand: logs ln 2 and ln 8, mean ln 4, s = ln 4 / sqrt(2), t(1; 0.975) = 12.7062.
  it('agrees with two pairs worked by hand', () => {
    const { ratio, low, high, count } = ratioEstimate([
      [0.2, 0.1],
      [0.8, 0.1],
    ])!;
    expect(count).toBe(2);
    expect(ratio).toBeCloseTo(4, 12);
    expect(Math.log(high!)).toBeCloseTo(Math.log(4) + (12.7062 * Math.log(4)) / 2, 3);
    expect(low! * high!).toBeCloseTo(16, 8);
  });

  it('turns into its inverse when the sides change places', () => {
    fc.assert(
      fc.property(pairs, (sample) => {
        const there = ratioEstimate(sample)!;
        const back = ratioEstimate(sample.map(([a, b]) => [b, a] as const))!;
        expect(there.ratio * back.ratio).toBeCloseTo(1, 9);
        expect(Math.log(there.high!)).toBeCloseTo(-Math.log(back.low!), 6);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('is exact when every pair has one ratio, whatever the size of its values', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 2, maxLength: 6 }), (below) => {
        const { ratio, low, high } = ratioEstimate(below.map((b) => [3 * b, b] as const))!;
        for (const value of [ratio, low!, high!]) expect(value).toBeCloseTo(3, 9);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('gives up the interval where a value is 0, and the ratio where nothing is below', () => {
    expect(
      ratioEstimate([
        [0, 0.1],
        [0.4, 0.3],
      ]),
    ).toEqual({ ratio: 1, low: null, high: null, count: 2, confidence: 0.95 });
    expect(
      ratioEstimate([
        [0.1, 0],
        [0.4, 0],
      ]),
    ).toBeNull();
    expect(ratioEstimate([[0.3, 0.2]])).toMatchObject({ low: null, high: null, count: 1 });
  });

  it('refuses no pairs and values that are no sizes', () => {
    expect(() => ratioEstimate([])).toThrow(RangeError);
    expect(() => ratioEstimate([[-1, 1]])).toThrow(/got -1/);
    expect(() => ratioEstimate([[NaN, 1]])).toThrow(/got NaN/);
  });
});
