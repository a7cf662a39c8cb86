import { type Rational } from './rational.ts';

/**
 * The double nearest to a rational, ties to the even significand, however large its two parts are.
 *
 * With $u$ the exponent of the last bit kept ($u \ge -1074$), $x = \operatorname{round}(n\,2^{-u}/d)\,2^{u}$,
 * rounded once and in whole numbers; values from $2^{1024}(1 - 2^{-54})$ on give infinity.
 *
 * @param value any rational.
 *
 * Cost: one division of bigints. Source: IEEE 754-2019, round to nearest even.
 * @example
 * rationalToDouble(rational(1, 3)) // 0.3333333333333333
 */
export function rationalToDouble(value: Rational): number {
  const { s, n, d } = value;
  if (n === 0n) return 0;
  // n/d lies in (2^(e-1), 2^(e+1)), so one step up settles which 53 bits to keep.
  const e = bitLength(n) - bitLength(d);
  let unit = Math.max(e - 53, -1074);
  let quotient = roundedQuotient(n, d, unit);
  if (quotient > 1n << 53n) {
    unit += 1;
    quotient = roundedQuotient(n, d, unit);
  }
  const magnitude = unit > 971 ? Infinity : Number(quotient) * 2 ** unit;
  return s < 0n ? -magnitude : magnitude;
}

/** $n 2^{-u}/d$ to the nearest whole number, ties to even. */
function roundedQuotient(n: bigint, d: bigint, unit: number): bigint {
  const numerator = unit < 0 ? n << BigInt(-unit) : n;
  const denominator = unit > 0 ? d << BigInt(unit) : d;
  const floor = numerator / denominator;
  const twice = 2n * (numerator - floor * denominator);
  const up = twice > denominator || (twice === denominator && (floor & 1n) === 1n);
  return up ? floor + 1n : floor;
}

function bitLength(n: bigint): number {
  const hex = n.toString(16);
  return 4 * hex.length - Math.clz32(parseInt(hex[0], 16)) + 28;
}
