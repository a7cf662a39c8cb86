import { checkWholeNumber } from './check-whole-number.ts';

/**
 * The binomial coefficient $\binom nk$, exactly.
 *
 * @param n a whole number, at least 0.
 * @param k any whole number; $k < 0$ and $k > n$ give 0.
 * @throws RangeError for other arguments.
 *
 * Cost: $\min(k, n-k)$ multiplications and divisions of bigints. Source: definition.
 * @example
 * binomial(5, 2) // 10n
 */
export function binomial(n: number, k: number): bigint {
  checkWholeNumber('n', n, 0, Infinity);
  checkWholeNumber('k', k, -Infinity, Infinity);
  if (k < 0 || k > n) return 0n;
  const steps = Math.min(k, n - k);
  let coefficient = 1n;
  for (let i = 1; i <= steps; i++) coefficient = (coefficient * BigInt(n - steps + i)) / BigInt(i);
  return coefficient;
}
