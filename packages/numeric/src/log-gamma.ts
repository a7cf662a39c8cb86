import { lgamma } from './internal/nmath.ts';

/**
 * The logarithm of the gamma function, $\ln\Gamma(x)$.
 *
 * @param x a real number $> 0$; $x = \infty$ gives $\infty$.
 * @throws RangeError for $x \le 0$ and NaN.
 *
 * Relative error below $10^{-15}$ at the whole numbers tested (2 to 5,001), absolute error of that
 * size near the zeros 1 and 2. Cost: O(1). Source: R's nmath, by `lib-r-math.js`.
 * @example
 * Math.exp(logGamma(5)) // 24, to rounding
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`x must be above 0, got ${x}`);
  return lgamma(x);
}
