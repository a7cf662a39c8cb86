import { checkWholeNumber } from './check-whole-number.ts';
import { logGamma } from './log-gamma.ts';

/**
 * The logarithm of a factorial, $\ln n! = \ln\Gamma(n+1)$.
 *
 * @param n a whole number, at least 0; $\ln 0! = \ln 1! = 0$ exactly.
 * @throws RangeError for another n.
 *
 * Relative error below $10^{-15}$. Cost: O(1). Source: the product for $n \le 18$, then as `logGamma`.
 * @example
 * logFactorial(10) // 15.104412573075516
 */
export function logFactorial(n: number): number {
  checkWholeNumber('n', n, 0, Infinity);
  if (n > 18) return logGamma(n + 1);
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return Math.log(product);
}
