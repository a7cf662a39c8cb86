import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseRational } from './parse-rational.ts';
import { rationalFromDouble } from './rational-from-double.ts';
import { rationalToDouble } from './rational-to-double.ts';
import { rational } from './rational.ts';

describe('rationalToDouble', () => {
  it('gives back every double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(rationalToDouble(rationalFromDouble(x))).toBe(x === 0 ? 0 : x);
      }),
      { seed: 3, numRuns: 500, examples: [[5e-324], [2 ** -1022 - 2 ** -1074], [Number.MAX_VALUE]] },
    );
  });

  it('rounds as the engine reads decimals', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 40n), 10n ** 40n),
        fc.integer({ min: -370, max: 290 }),
        (digits, exponent) => {
          const text = `${digits}e${exponent}`;
          expect(rationalToDouble(parseRational(text))).toBe(Number(text));
        },
      ),
      { seed: 4, numRuns: 1000 },
    );
  });

  it('breaks ties to the even significand, below the normal range too', () => {
    const half = rational(1n, 1n << 53n);
    expect(rationalToDouble(rational(1n).add(half))).toBe(1);
    expect(rationalToDouble(rational(1n).add(half.mul(3n)))).toBe(1 + 2 ** -51);
    expect(rationalToDouble(rational(1n, 1n << 1075n))).toBe(0);
    expect(rationalToDouble(rational(3n, 1n << 1075n))).toBe(2 ** -1073);
    expect(rationalToDouble(rational((1n << 54n) - 1n, 1n << 54n))).toBe(1);
  });

  it('serves huge parts, and goes to infinity where doubles end', () => {
    const big = 10n ** 5000n;
    expect(rationalToDouble(rational(big + 1n, 3n * big))).toBe(1 / 3);
    expect(rationalToDouble(rational(-(1n << 1024n)))).toBe(-Infinity);
    expect(rationalToDouble(rational((1n << 1024n) - (1n << 970n) - 1n))).toBe(Number.MAX_VALUE);
    expect(rationalToDouble(rational((1n << 1024n) - (1n << 970n)))).toBe(Infinity);
  });
});
