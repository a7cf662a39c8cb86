import { checkWholeNumber } from './check-whole-number.ts';
import { lchoose } from './internal/nmath.ts';

/**
 * The logarithm of a binomial coefficient, $\ln\binom nk$, with no cancellation between log-gammas.
 *
 * @param n a whole number, at least 0.
 * @param k a whole number, at least 0; $k > n$ gives $-\infty$, the logarithm of $\binom nk = 0$.
 * @throws RangeError for other arguments.
 *
 * Relative error below $10^{-14}$ for n up to $10^8$. Cost: O(1).
 * Source: R's nmath (Stirling corrections), by `lib-r-math.js`.
 * @example
 * Math.exp(logBinomial(5, 2)) // 10, to rounding
 */
export function logBinomial(n: number, k: number): number {
  checkWholeNumber('n', n, 0, Infinity);
  checkWholeNumber('k', k, 0, Infinity);
  if (k > n) return -Infinity;
  return k === 0 || k === n ? 0 : lchoose(n, k);
}
