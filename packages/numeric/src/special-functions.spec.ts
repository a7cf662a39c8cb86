import * as nmath from 'lib-r-math.js';
import { describe, expect, it } from 'vitest';

import { binomial } from './binomial.ts';
import { logBinomial } from './log-binomial.ts';
import { logFactorial } from './log-factorial.ts';
import { logGamma } from './log-gamma.ts';

const { lgamma } = nmath as unknown as { lgamma(x: number): number };

/** ln of a bigint: its 1,000 leading bits as a double, the rest as a power of two. */
function logOfBigint(n: bigint): number {
  const shift = Math.max(0, n.toString(2).length - 1000);
  return Math.log(Number(n >> BigInt(shift))) + shift * Math.LN2;
}

const relative = (value: number, expected: number): number => Math.abs(value / expected - 1);

describe('logGamma', () => {
  it('agrees with the port of R over the positive numbers', () => {
    let worst = 0;
    for (let x = 1e-8; x < 1e15; x *= 1.0173) {
      const expected = lgamma(x);
      worst = Math.max(worst, Math.abs(logGamma(x) - expected) / Math.max(1, Math.abs(expected)));
    }
    expect(worst).toBeLessThan(1e-14);
  });

  it('knows Γ(1/2), and refuses what is not positive', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
    expect(logGamma(Infinity)).toBe(Infinity);
    expect(() => logGamma(0)).toThrow('x must be above 0, got 0');
    expect(() => logGamma(NaN)).toThrow(RangeError);
  });
});

describe('logFactorial', () => {
  it('agrees with exact factorials up to 1500!', () => {
    let factorial = 1n;
    let worst = 0;
    expect(logFactorial(0)).toBe(0);
    expect(logFactorial(1)).toBe(0);
    for (let n = 2; n <= 1500; n++) {
      factorial *= BigInt(n);
      worst = Math.max(worst, relative(logFactorial(n), logOfBigint(factorial)));
    }
    expect(worst).toBeLessThan(1e-15);
  });
});

describe('logBinomial', () => {
  it('agrees with exact coefficients for every k at n up to 200', () => {
    for (const n of [1, 2, 5, 31, 58, 59, 60, 61, 62, 100, 200]) {
      for (let k = 0; k <= n; k++) {
        const expected = logOfBigint(binomial(n, k));
        expect(Math.abs(logBinomial(n, k) - expected), `C(${n}, ${k})`).toBeLessThanOrEqual(1e-14 * expected);
      }
    }
  });

  it('agrees with exact coefficients for n up to 10^9', () => {
    for (const n of [1000, 12345, 670090, 1e7, 1e9]) {
      for (const k of [1, 2, 3, 7, 29, 30, 31, 64, 500, 999]) {
        const expected = logOfBigint(binomial(n, k));
        expect(relative(logBinomial(n, k), expected), `C(${n}, ${k})`).toBeLessThan(1e-14);
        expect(logBinomial(n, n - k)).toBe(logBinomial(n, k));
      }
    }
  });

  it('does not overflow in the product of a small k', () => {
    expect(relative(logBinomial(9e15, 29), 29 * Math.log(9e15) - logFactorial(29))).toBeLessThan(1e-13);
  });

  it('is -∞ for k above n', () => {
    expect(logBinomial(3, 4)).toBe(-Infinity);
    expect(() => logBinomial(3.5, 1)).toThrow('n must be a whole number of at least 0, got 3.5');
    expect(() => logBinomial(3, -1)).toThrow(RangeError);
  });
});

describe('binomial', () => {
  it("follows Pascal's rule and vanishes outside 0..n", () => {
    for (let n = 1; n <= 40; n++) {
      for (let k = -1; k <= n + 1; k++) {
        expect(binomial(n, k)).toBe(binomial(n - 1, k - 1) + binomial(n - 1, k));
      }
    }
    expect([binomial(0, 0), binomial(0, 1), binomial(0, -1)]).toEqual([1n, 0n, 0n]);
    expect(() => binomial(-1, 0)).toThrow(RangeError);
  });
});
