import fc from 'fast-check';
import { type Fraction } from 'mathjs';
import { describe, expect, it } from 'vitest';

import { formatRational } from './format-rational.ts';
import { rational } from './rational.ts';

describe('rational', () => {
  it('is the fraction class of mathjs', async () => {
    const mathjs = await import('mathjs');
    expect(rational(1, 3)).toBeInstanceOf(mathjs.Fraction);
    const sum = mathjs.add(mathjs.fraction(1, 6), rational(1, 3) as unknown as Fraction);
    expect(mathjs.format(sum)).toBe('1/2');
  });

  it('follows the arithmetic of whole numbers', () => {
    const whole = fc.bigInt(-(10n ** 30n), 10n ** 30n);
    const nonZero = whole.filter((n) => n !== 0n);
    fc.assert(
      fc.property(whole, nonZero, whole, nonZero, (a, b, c, d) => {
        const x = rational(a, b);
        const y = rational(c, d);
        const is = (r: ReturnType<typeof rational>, top: bigint, bottom: bigint): void =>
          expect(r.s * r.n * bottom).toBe(top * r.d);
        is(x.add(y), a * d + c * b, b * d);
        is(x.sub(y), a * d - c * b, b * d);
        is(x.mul(y), a * c, b * d);
        if (c !== 0n) is(x.div(y), a * d, b * c);
        const difference = (a * d - c * b) * (b * d);
        expect(Math.sign(x.compare(y))).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('reduces to lowest terms with a positive denominator', () => {
    const { s, n, d } = rational(6, -4);
    expect([s, n, d]).toEqual([-1n, 3n, 2n]);
    expect(rational(0n, -7n)).toMatchObject({ s: 1n, n: 0n, d: 1n });
    expect(formatRational(rational(rational(1, 2), rational(3, 4)))).toBe('2/3');
  });

  it('refuses doubles that are not whole, and zero denominators', () => {
    expect(() => rational(0.5)).toThrow('numerator must be a whole number, got 0.5');
    expect(() => rational(1, NaN)).toThrow('denominator must be a whole number, got NaN');
    expect(() => rational(1, 0)).toThrow('denominator must not be 0');
  });
});
