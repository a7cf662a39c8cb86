import { rational, type Rational } from './rational.ts';

const buffer = new DataView(new ArrayBuffer(8));

/**
 * The exact value of an IEEE 754 double, read from its bits.
 *
 * $x = (-1)^{\sigma}\, m\, 2^{e}$ with whole $m < 2^{53}$ and $e \ge -1074$.
 *
 * @param x a finite double; both zeros give 0.
 * @throws RangeError for NaN and the infinities.
 *
 * Cost: O(1) bigint operations on at most 1,077 bits. Source: IEEE 754-2019, binary64.
 * @example
 * formatRational(rationalFromDouble(0.1)) // '3602879701896397/36028797018963968'
 */
export function rationalFromDouble(x: number): Rational {
  if (!Number.isFinite(x)) throw new RangeError(`x must be a finite number, got ${x}`);
  buffer.setFloat64(0, x);
  const high = buffer.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(buffer.getUint32(4));
  // Subnormal numbers have no hidden bit and share the exponent of the smallest normal ones.
  const significand = biased === 0 ? fraction : fraction | (1n << 52n);
  const signed = high >>> 31 === 0 ? significand : -significand;
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  return exponent >= 0 ? rational(signed << BigInt(exponent)) : rational(signed, 1n << BigInt(-exponent));
}
