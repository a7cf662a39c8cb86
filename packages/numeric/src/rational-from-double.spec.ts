import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatRational } from './format-rational.ts';
import { rationalFromDouble } from './rational-from-double.ts';

/** Doubling is exact until the number is whole; then a bigint holds it. */
function byDoubling(x: number): string {
  let value = x;
  let power = 0n;
  while (!Number.isInteger(value)) {
    value *= 2;
    power += 1n;
  }
  const numerator = BigInt(value);
  return `${numerator}/${1n << power}`;
}

describe('rationalFromDouble', () => {
  it('is exact for every double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const value = rationalFromDouble(x);
        const [n, d] = byDoubling(x).split('/').map(BigInt);
        expect(value.s * value.n * d).toBe(n * value.d);
      }),
      {
        seed: 2,
        numRuns: 500,
        examples: [
          [5e-324],
          [-5e-324],
          [2 ** -1022],
          [Number.MAX_VALUE],
          [0],
          [-0],
          [2 ** 53 + 2],
          [1 - 2 ** -53],
        ],
      },
    );
  });

  it('does not read a double as the decimal it prints as', () => {
    expect(formatRational(rationalFromDouble(0.1))).not.toBe('1/10');
  });

  it('refuses what is no finite number', () => {
    expect(() => rationalFromDouble(NaN)).toThrow('x must be a finite number, got NaN');
    expect(() => rationalFromDouble(-Infinity)).toThrow(RangeError);
  });
});
