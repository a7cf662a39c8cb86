/**
 * Whether weights never rise with the rank, $\theta_1 \ge \theta_2 \ge \dots \ge \theta_N$.
 *
 * This is what makes an ordered weighted loss convex. The weights of every uniform mining scheme pass:
 * $\nu(A) = \mathbb E\min(k, |A \cap B|)$ is submodular and depends on $|A|$ alone, so it is concave in $|A|$.
 *
 * @param weights $\theta \in \mathbb R^N$; equal neighbours pass, none or one weight passes, a NaN fails.
 *
 * Cost: O(N). Source: definition.
 * @example
 * isNonIncreasing([0.6, 0.3, 0.3]) // true
 */
export function isNonIncreasing(weights: ArrayLike<number>): boolean {
  for (let j = 1; j < weights.length; j++) {
    if (!(weights[j - 1] >= weights[j])) return false;
  }
  return weights.length !== 1 || !Number.isNaN(weights[0]);
}
