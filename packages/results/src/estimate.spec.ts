import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from './estimate.ts';

describe('estimate', () => {
  // By hand: deviations -0.1, 0, 0.1, so s = 0.1; t(2; 0.975) = 4.302653 from the printed table.
  it('agrees with three values worked by hand', () => {
    const { mean, low, high, halfWidth, standardDeviation, count, confidence } = estimate([0.5, 0.6, 0.7]);
    expect([count, confidence]).toEqual([3, 0.95]);
    expect(mean).toBeCloseTo(0.6, 12);
    expect(standardDeviation).toBeCloseTo(0.1, 12);
    expect(halfWidth).toBeCloseTo((4.302653 * 0.1) / Math.sqrt(3), 7);
    expect(low).toBeCloseTo(0.6 - 0.2484138, 6);
    expect(high).toBeCloseTo(0.6 + 0.2484138, 6);
  });

  it('takes the confidence level into account', () => {
    // t(1; 0.95) = 6.313752, s = sqrt(2)/2.
    expect(estimate([0, 1], 0.9).halfWidth).toBeCloseTo(6.313752 / 2, 5);
  });

  it('knows no spread from one value', () => {
    const none = { low: null, high: null, halfWidth: null, standardDeviation: null };
    expect(estimate([0.25])).toEqual({ mean: 0.25, ...none, count: 1, confidence: 0.95 });
  });

  it('refuses no values, values that are not finite, and an impossible level', () => {
    expect(() => estimate([])).toThrow(RangeError);
    expect(() => estimate([1, NaN])).toThrow(/NaN/);
    expect(() => estimate([1, 2], 1)).toThrow(/confidence/);
  });

  it('does not depend on order, and scales with its values', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), (xs, factor) => {
        const plain = estimate(xs);
        const scaled = estimate(xs.map((x) => factor * x + 7).reverse());
        expect(scaled.mean).toBeCloseTo(factor * plain.mean + 7, 6);
        expect(scaled.halfWidth).toBeCloseTo(factor * plain.halfWidth!, 6);
        expect(scaled.high! - scaled.low!).toBeCloseTo(2 * scaled.halfWidth!, 6);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
