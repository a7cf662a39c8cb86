/**
 * The running sums of weights, $\Theta_m = \sum_{j \le m} \theta_j$.
 *
 * For weights induced by mining, $\Theta_m = \mathbb E\min(k, X_m)$ with $X_m$ the draws among the m best.
 *
 * @param weights $\theta \in \mathbb R^N$; the empty array gives $[0]$.
 * @returns N + 1 numbers, $\Theta_0 = 0$ first, so that `sums[m]` is $\Theta_m$.
 *
 * Each is off by at most a rounding or two (compensated sum). Cost: O(N). Source: definition.
 * @example
 * prefixSums([0.5, 0.25]) // 0, 0.5, 0.75
 */
export function prefixSums(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length + 1);
  let sum = 0;
  let lost = 0;
  for (let j = 0; j < weights.length; j++) {
    const next = sum + weights[j];
    lost += Math.abs(sum) >= Math.abs(weights[j]) ? sum - next + weights[j] : weights[j] - next + sum;
    sum = next;
    sums[j + 1] = sum + lost;
  }
  return sums;
}
