/**
 * The indices that put scores in falling order; equal scores keep the order of their indices.
 *
 * $f_{\pi(0)} \ge f_{\pi(1)} \ge \dots$, with $\pi(i) < \pi(i+1)$ where two are equal ($-0 = 0$).
 *
 * @param scores $f \in (\mathbb R \cup \{\pm\infty\})^n$; the empty array gives the empty array.
 * @returns $\pi$, an `Int32Array` of length n with indices from 0.
 * @throws RangeError when a score is NaN, since NaN has no place in the order.
 *
 * Cost: O(n log n). Source: definition.
 * @example
 * argsortDescending(Float64Array.of(0.5, 2, 0.5)) // 1, 0, 2
 */
export function argsortDescending(scores: ArrayLike<number>): Int32Array {
  const order = new Int32Array(scores.length);
  for (let i = 0; i < order.length; i++) {
    if (Number.isNaN(scores[i])) throw new RangeError(`scores must be numbers, got NaN at index ${i}`);
    order[i] = i;
  }
  return order.sort((a, b) => (scores[a] > scores[b] ? -1 : scores[a] < scores[b] ? 1 : a - b));
}
