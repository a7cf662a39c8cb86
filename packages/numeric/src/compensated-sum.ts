/**
 * Sum of doubles with the rounding error of each addition carried along and added at the end.
 *
 * $\sum_i x_i$ with an error of at most $2u|\sum_i x_i| + O(n u^2)\sum_i |x_i|$, $u = 2^{-53}$.
 *
 * @param values $x \in \mathbb R^n$; the empty sum is 0. An infinity or NaN gives what plain addition gives.
 *
 * Cost: O(n), four additions and a comparison a value. Source: Neumaier 1974, improved Kahan–Babuška sum.
 * @example
 * compensatedSum([1, 1e100, 1, -1e100]) // 2
 */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}
