/**
 * Replaces differences $\Delta_1..\Delta_N \ge 0$ by weights $\theta_j = \sum_{i \ge j} \Delta_i$, in place.
 * The sum is compensated, and the outcome non-increasing to the last bit.
 */
export function sumFromTail(differences: Float64Array): void {
  let sum = 0;
  let lost = 0;
  let above = 0;
  for (let j = differences.length - 1; j >= 0; j--) {
    const term = differences[j];
    const next = sum + term;
    lost += sum >= term ? sum - next + term : term - next + sum;
    sum = next;
    above = Math.max(above, sum + lost);
    differences[j] = above;
  }
}
