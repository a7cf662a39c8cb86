import { compensatedSum, rational, type Rational } from '@owlery/numeric';

/** Doubles divided by their sum. O(n). */
export function normalised(masses: Float64Array): Float64Array {
  const total = compensatedSum(masses);
  return masses.map((mass) => mass / total);
}

/** Rationals divided by their sum. O(n) rational operations. */
export function normalisedExactly(masses: readonly Rational[]): Rational[] {
  const total = masses.reduce((sum, mass) => sum.add(mass), rational(0));
  return masses.map((mass) => mass.div(total));
}
