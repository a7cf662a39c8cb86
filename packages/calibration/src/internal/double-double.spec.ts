import { randomStream, rational, rationalFromDouble, type Rational } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { difference, product, sum } from './double-double.ts';
import { prefixSums } from './prefix-sums.ts';

const value = (hi: number, lo: number): Rational => rationalFromDouble(hi).add(rationalFromDouble(lo));
const bound = rational(1n, 1n << 103n);

/** A double-double: a double and a second one below half of its last place. */
const doubleDouble = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
  .map(([hi, t]): [number, number] => {
    const lo = hi * t * 2 ** -54;
    return hi + lo === hi ? [hi, lo] : [hi, 0];
  });

function errs(got: Rational, exact: Rational): boolean {
  return got.sub(exact).abs().compare(exact.abs().mul(bound)) > 0;
}

describe('double-double arithmetic', () => {
  it('errs by at most 2^-103 of the result', () => {
    const out = new Float64Array(2);
    let inexact = 0;
    fc.assert(
      fc.property(doubleDouble, doubleDouble, ([ah, al], [bh, bl]) => {
        const [a, b] = [value(ah, al), value(bh, bl)];
        for (const [operation, exact] of [
          [sum, a.add(b)],
          [difference, a.sub(b)],
          [product, a.mul(b)],
        ] as const) {
          operation(out, ah, al, bh, bl);
          const got = value(out[0], out[1]);
          // Underflow of an error term is the only other error.
          const tiny = exact.abs().compare(rational(1n, 1n << 900n)) < 0;
          if (!got.equals(exact)) inexact++;
          if (!tiny) expect(errs(got, exact)).toBe(false);
        }
      }),
      { seed: 1, numRuns: 800 },
    );
    expect(inexact).toBeGreaterThan(100);
  });
});

describe('prefixSums', () => {
  it.each([false, true])('are right to 2^-103, reverse %s', (reverse) => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.nat(3),
        (list, more) => {
          const values = Float64Array.from(list);
          const sums = prefixSums(values, values.length + more, reverse);
          for (let i = 0; i <= values.length + more; i++) {
            const part = reverse ? list.slice(i) : list.slice(0, i);
            const exact = part.reduce((s, x) => s.add(rationalFromDouble(x)), rational(0));
            expect(errs(value(sums.hi[i], sums.lo[i]), exact)).toBe(false);
          }
        },
      ),
      { seed: 2, numRuns: 80 },
    );
  });

  it('do not grow less exact with their number', () => {
    const stream = randomStream(30, 'many');
    const values = Float64Array.from({ length: 3000 }, () => stream.uniform() * 2 ** -stream.below(50));
    const sums = prefixSums(values);
    // Every value is a multiple of 2^-103.
    const exact = values.reduce((s, x) => s + BigInt(x * 2 ** 103), 0n);
    expect(errs(value(sums.hi[3000], sums.lo[3000]), rational(exact, 1n << 103n))).toBe(false);
  });

  it('do not lose what thousands of small terms add up to', () => {
    const values = new Float64Array(20_001).fill(2 ** -60);
    values[0] = 1;
    const sums = prefixSums(values);
    expect(errs(value(sums.hi[20_001], sums.lo[20_001]), rational((1n << 60n) + 20_000n, 1n << 60n))).toBe(
      false,
    );
  });
});
