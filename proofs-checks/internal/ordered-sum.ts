/** $\sum_j\theta_ja_{[j]}$, largest first; exact for whole numbers. */
export function orderedSum(weights: readonly number[], values: readonly number[]): number {
  const falling = [...values].sort((a, b) => b - a);
  return falling.reduce((total, value, j) => total + weights[j] * value, 0);
}
