import { latin1 } from './bytes.ts';

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const UPPER_E = 69;
const LOWER_E = 101;

/** 10^0 … 10^22 are exact doubles. */
export const exactPowersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

const scaled = (mantissa: number, exponent: number) =>
  exponent < 0 ? mantissa / exactPowersOfTen[-exponent] : mantissa * exactPowersOfTen[exponent];

/**
 * The number written in `bytes[from … to - 1]`, as `Math.fround(Number(text))` would read it;
 * NaN when the text is no plain decimal (`[+-]digits[.digits][e[+-]digits]`, digits on one side
 * of the point at least). A value beyond float32 comes back infinite.
 *
 * Up to 15 significant digits and a power of ten up to 22 the product of the two exact
 * doubles is rounded once, hence exact (Clinger 1990). Longer mantissas are cut to 15
 * digits: reading is monotone, so when the cut mantissa and its successor round to the
 * same float32, so does the text. What is left goes through `Number`.
 */
export function readDecimal(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const negative = bytes[at] === MINUS;
  if (negative || bytes[at] === PLUS) at++;
  let mantissa = 0;
  let significant = 0;
  let dropped = false;
  let exponent = 0;
  let anyDigit = false;
  let afterPoint = false;
  for (; at < to; at++) {
    const digit = bytes[at] - ZERO;
    if (digit >= 0 && digit <= 9) {
      anyDigit = true;
      if (significant === 15) {
        dropped = true;
        if (!afterPoint) exponent++;
      } else {
        mantissa = mantissa * 10 + digit;
        if (mantissa > 0) significant++;
        if (afterPoint) exponent--;
      }
    } else if (bytes[at] === POINT && !afterPoint) {
      afterPoint = true;
    } else break;
  }
  if (!anyDigit) return NaN;
  if (at < to) {
    const written = readExponent(bytes, at, to);
    if (Number.isNaN(written)) return NaN;
    exponent += written;
  }
  const sign = negative ? -1 : 1;
  if (mantissa === 0) return sign * 0;
  if (exponent >= -22 && exponent <= 22) {
    const low = Math.fround(scaled(mantissa, exponent));
    if (!dropped || low === Math.fround(scaled(mantissa + 1, exponent))) return sign * low;
  }
  return Math.fround(Number(latin1(bytes, from, to)));
}

/** The exponent written in `bytes[at … to - 1]` as `e[+-]digits`; NaN when it is not that. */
function readExponent(bytes: Uint8Array, at: number, to: number): number {
  if (bytes[at] !== LOWER_E && bytes[at] !== UPPER_E) return NaN;
  let next = at + 1;
  const negative = bytes[next] === MINUS;
  if (negative || bytes[next] === PLUS) next++;
  if (next >= to) return NaN;
  let exponent = 0;
  for (; next < to; next++) {
    const digit = bytes[next] - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    exponent = exponent * 10 + digit;
  }
  return negative ? -exponent : exponent;
}
