import { checkWholeNumber, compensatedSum } from '@owlery/numeric';

import { replacementWeights } from './internal/replacement-weights.ts';

/**
 * The weights by rank that mining induces when draws are independent but not uniform.
 *
 * The expected loss is a Choquet integral of the capacity $\nu(A) = h(q(A))$; along the order of the scores
 * $$\theta_j = h(Q_j) - h(Q_{j-1}),\qquad h(Q) = \mathbb E\min(k, \mathrm{Bin}(b, Q)),\quad Q_j = q_1 + \dots + q_j.$$
 * h is concave, so $\theta_j / q_j$ is non-increasing, but $\theta_j$ need not be: the loss is convex and no OWL.
 *
 * @param masses $q_1..q_n \ge 0$: chance that a draw is the class at rank j, best scored first; sum 1 to
 *   $10^{-9}$ (they are divided by it). The weights depend on which class holds which rank.
 * @param sample b, at least 1.
 * @param keep k, from 1 to b.
 * @returns $\theta_1..\theta_n$, of sum k.
 * @throws RangeError for a mass that is negative or not finite, another sum, or b or k out of range.
 *
 * Relative error about $10^{-13}$ while $\theta_j > 10^{-25}$. Cost: O(n + b). Source: derived here.
 * @example
 * capacityWeights([0.1, 0.6, 0.3], 3, 1) // 0.271, 0.702, 0.027
 */
export function capacityWeights(masses: ArrayLike<number>, sample: number, keep: number): Float64Array {
  checkWholeNumber('sample', sample, 1, Infinity);
  checkWholeNumber('keep', keep, 1, sample, 'sample');
  for (let j = 0; j < masses.length; j++) {
    if (!(masses[j] >= 0 && masses[j] < Infinity)) {
      throw new RangeError(`masses must be finite and at least 0, got ${masses[j]} at index ${j}`);
    }
  }
  const sum = compensatedSum(masses);
  if (!(Math.abs(sum - 1) <= 1e-9)) throw new RangeError(`masses must have the sum 1, got ${sum}`);
  const q = Float64Array.from(masses, (mass) => mass / sum);
  const better = prefix(q);
  // From the other end, so that 1 - Q keeps its digits where it is small.
  const worse = prefix(q.toReversed());
  return replacementWeights(sample, keep, {
    ranks: q.length,
    mass: (j) => q[j - 1],
    better: (j) => better[j - 1],
    worse: (j) => worse[q.length - j],
  });
}

/** $0, q_1, q_1 + q_2, \dots$ */
function prefix(q: Float64Array): Float64Array {
  const sums = new Float64Array(q.length + 1);
  for (let j = 0; j < q.length; j++) sums[j + 1] = sums[j] + q[j];
  return sums;
}
