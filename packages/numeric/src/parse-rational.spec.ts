import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatRational } from './format-rational.ts';
import { parseRational } from './parse-rational.ts';
import { rational } from './rational.ts';

describe('parseRational', () => {
  it.each([
    ['3/5', '3/5'],
    ['0.25', '1/4'],
    ['1e-3', '1/1000'],
    ['-.5', '-1/2'],
    ['+7.', '7'],
    ['12.50E+2', '1250'],
    [' 0.1 / -0.3 ', '-1/3'],
    ['0', '0'],
    ['-0/3', '0'],
  ])('reads %s as %s', (text, expected) => {
    expect(formatRational(parseRational(text))).toBe(expected);
  });

  it('reads what formatRational writes', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(1n, 10n ** 50n), (n, d) => {
        const value = rational(n, d);
        expect(parseRational(formatRational(value)).equals(value)).toBe(true);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it.each(['', '.', 'e3', '1/2/3', '1,5', '0x10', 'NaN', 'Infinity', '1 2', '--1', '1e', '3/', '٣'])(
    'refuses %j with one sentence',
    (text) => {
      expect(() => parseRational(text)).toThrow(
        /is no number; write a decimal as 0\.25 or 1e-3, or a ratio as 3\/5$/,
      );
    },
  );

  it('refuses a zero denominator and an endless exponent', () => {
    expect(() => parseRational('1/0.0')).toThrow('the denominator of "1/0.0" must not be 0');
    expect(() => parseRational('1e-10001')).toThrow(
      'the exponent of "1e-10001" must be from -10000 to 10000',
    );
  });
});
