import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compensatedSum } from './compensated-sum.ts';
import { rationalFromDouble } from './rational-from-double.ts';
import { rationalToDouble } from './rational-to-double.ts';
import { rational } from './rational.ts';

describe('compensatedSum', () => {
  it('stays within its error bound of the exact sum', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e200, max: 1e200 }), { maxLength: 60 });
    fc.assert(
      fc.property(values, (x) => {
        const exact = x.reduce((sum, value) => sum.add(rationalFromDouble(value)), rational(0n));
        const sizes = x.reduce((sum, value) => sum + Math.abs(value), 0);
        const bound =
          2 ** -52 * Math.abs(rationalToDouble(exact)) + x.length ** 2 * 2 ** -105 * sizes + 5e-324;
        const error = rationalFromDouble(compensatedSum(x)).sub(exact).abs();
        expect(rationalToDouble(error)).toBeLessThanOrEqual(bound);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it('keeps what plain addition loses, whichever term is the larger', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum(Float64Array.from({ length: 1e5 }, () => 0.1))).toBe(10000);
  });

  it('treats the empty sum, infinities and NaN as addition does', () => {
    expect(compensatedSum([])).toBe(0);
    expect(compensatedSum([1, Infinity, 2])).toBe(Infinity);
    expect(compensatedSum([Infinity, -Infinity])).toBeNaN();
    expect(compensatedSum([1, NaN])).toBeNaN();
  });
});
