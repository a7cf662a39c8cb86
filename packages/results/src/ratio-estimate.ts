import { estimate } from './estimate.ts';

/** A ratio *estimated with a confidence interval*; see `ratioEstimate`. */
export interface RatioEstimate {
  ratio: number;
  low: number | null;
  high: number | null;
  /** Number n of pairs. */
  count: number;
  confidence: number;
}

/**
 * How many times larger paired positive values are: the geometric mean of the ratios $a_i/b_i$ with
 * the Student t interval of their logarithms,
 * $\exp\bigl(\bar z \pm t_{n-1,(1+c)/2}\, s_z/\sqrt n\bigr)$, $z_i = \ln a_i - \ln b_i$.
 *
 * Pairing (the same seed on both sides) removes what a seed does to both; the logarithm keeps the
 * interval positive and makes the ratio b : a the exact inverse of a : b.
 *
 * - `pairs`: n ≥ 1 pairs (a_i, b_i). One pair gives a ratio without an interval.
 * - When a value is 0 there is no logarithm: the answer is the ratio of the means without an
 *   interval, or null when that is not finite. Negative or non-finite values and no pairs throw
 *   RangeError.
 * - Cost O(n). Source: textbook (t interval of a log ratio).
 *
 * @example
 * ratioEstimate([[0.2, 0.1], [0.4, 0.2]]).ratio; // 2
 */
export function ratioEstimate(
  pairs: readonly (readonly [number, number])[],
  confidence = 0.95,
): RatioEstimate | null {
  if (pairs.length === 0) throw new RangeError('a ratio needs at least one pair of values, got none');
  for (const value of pairs.flat())
    if (!(value >= 0 && value < Infinity))
      throw new RangeError(`a ratio needs finite values of at least 0, got ${value}`);
  const count = pairs.length;
  if (pairs.some(([a, b]) => a === 0 || b === 0)) {
    const [above, below] = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + pair[side], 0));
    return below === 0 ? null : { ratio: above / below, low: null, high: null, count, confidence };
  }
  const { mean, low, high } = estimate(
    pairs.map(([a, b]) => Math.log(a) - Math.log(b)),
    confidence,
  );
  const exp = (log: number | null) => (log === null ? null : Math.exp(log));
  return { ratio: Math.exp(mean), low: exp(low), high: exp(high), count, confidence };
}
