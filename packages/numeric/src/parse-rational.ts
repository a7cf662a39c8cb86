import { rational, type Rational } from './rational.ts';

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const largestExponent = 10_000;

/**
 * Reads a decimal number or a ratio of two, exactly as written: `0.1` is $1/10$.
 *
 * @param text digits with an optional sign, point and exponent (`-0.25`, `.5`, `1e-3`), or two of these
 *   parted by a slash (`3/5`). Blanks at the ends and round the slash are allowed.
 * @throws RangeError for any other text, for a zero denominator and for an exponent beyond ±10,000.
 *
 * Cost: linear in the digits, plus one greatest common divisor. Source: definition.
 * @example
 * formatRational(parseRational('0.25')) // '1/4'
 */
export function parseRational(text: string): Rational {
  const parts = text.split('/');
  if (parts.length > 2) throw unreadable(text);
  const numerator = parseDecimal(parts[0], text);
  if (parts.length === 1) return numerator;
  const denominator = parseDecimal(parts[1], text);
  if (denominator.n === 0n) throw new RangeError(`the denominator of ${JSON.stringify(text)} must not be 0`);
  return numerator.div(denominator);
}

function parseDecimal(part: string, text: string): Rational {
  const match = decimal.exec(part.trim());
  if (match === null) throw unreadable(text);
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  if (digits === '') throw unreadable(text);
  const shift = Number(exponent) - fraction.length;
  if (Math.abs(Number(exponent)) > largestExponent) {
    throw new RangeError(
      `the exponent of ${JSON.stringify(text)} must be from -${largestExponent} to ${largestExponent}`,
    );
  }
  const value = BigInt(sign + '1') * BigInt(digits);
  return shift >= 0 ? rational(value * 10n ** BigInt(shift)) : rational(value, 10n ** BigInt(-shift));
}

function unreadable(text: string): RangeError {
  return new RangeError(
    `${JSON.stringify(text)} is no number; write a decimal as 0.25 or 1e-3, or a ratio as 3/5`,
  );
}
