import { checkWholeNumber } from './check-whole-number.ts';
import { logGamma } from './log-gamma.ts';

/**
 * The logarithm of a factorial, $\ln n! = \ln\Gamma(n+1)$.
 *
 * @param n a whole number, at least 0; $\ln 0! = \ln 1! = 0$.
 * @throws RangeError for another n.
 *
 * Relative error below $10^{-15}$. Cost: O(1). Source: as `logGamma`.
 * @example
 * logFactorial(10) // 15.104412573075516
 */
export function logFactorial(n: number): number {
  checkWholeNumber('n', n, 0, Infinity);
  return n < 2 ? 0 : logGamma(n + 1);
}
