import { meanInterval } from '@owlery/numeric';

/**
 * A mean *estimated with a confidence interval*. From a single value nothing is known of the spread:
 * then the interval's fields are null.
 */
export interface Estimate {
  mean: number;
  low: number | null;
  high: number | null;
  halfWidth: number | null;
  standardDeviation: number | null;
  /** Number n of values. */
  count: number;
  /** Level of the interval, such as 0.95. */
  confidence: number;
}

/**
 * Mean of values $x_1, …, x_n$ with its Student t interval,
 * $\bar x \pm t_{n-1,(1+c)/2}\, s/\sqrt n$, where $s$ is the sample standard deviation (divisor n − 1).
 *
 * The interval holds with probability c when the values are independent and normal; over seeds this
 * speaks of the randomness of training alone, not of the choice of data.
 *
 * - `values`: x ∈ R^n, finite, n ≥ 1. Empty or non-finite input throws RangeError; n = 1 gives a mean
 *   without an interval.
 * - `confidence`: c in (0, 1), by default 0.95.
 * - Cost O(n). Source: Student 1908, textbook form.
 *
 * @example
 * estimate([0.5, 0.6, 0.7]); // mean 0.6, halfWidth 0.2484…, count 3
 */
export function estimate(values: readonly number[], confidence = 0.95): Estimate {
  const { mean, low, high, halfWidth, standardDeviation, count } = meanInterval(values, confidence);
  if (count > 1) return { mean, low, high, halfWidth, standardDeviation, count, confidence };
  return { mean, low: null, high: null, halfWidth: null, standardDeviation: null, count, confidence };
}
