import { type Rational } from '@owlery/numeric';

/** Whole numbers over one denominator. */
export interface CommonDenominator {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/**
 * Writes rationals over their least common denominator.
 *
 * @param values any rationals; the empty list has denominator 1.
 *
 * Cost: one greatest common divisor and one product a value.
 */
export function commonDenominator(values: readonly Rational[]): CommonDenominator {
  let denominator = 1n;
  for (const { d } of values) if (denominator % d !== 0n) denominator *= d / greatestDivisor(denominator, d);
  return { numerators: values.map(({ s, n, d }) => s * n * (denominator / d)), denominator };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
