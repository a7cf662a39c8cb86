import { type OrderWeights } from './order-weights.ts';
import { checkWholeNumber } from '@owlery/numeric';
import { checkedNegatives } from './internal/checked-negatives.ts';

/**
 * Ordered weighted pairwise classification: the mean over the $k$ best scored negatives.
 *
 * $$\theta_j=\tfrac1k\,1[j\le k],\qquad \sum_j\theta_j=1$$
 *
 * $k$ is a whole number from 1 to $N$; $k=1$ is the maximum, $k=N$ the mean. With the pairwise hinge it is
 * the top-k hinge $\beta$ of Lapin et al. (derived here). O(N).
 *
 * Errors: a RangeError for a $k$ that is no whole number from 1, or above the number of negatives.
 * Source: Usunier, Buffoni and Gallinari, Ranking with ordered weighted pairwise classification, 2009.
 *
 * @example
 * Array.from(owpcWeights(2).weights(4)) // [0.5, 0.5, 0, 0]
 */
export function owpcWeights(k: number): OrderWeights {
  checkWholeNumber('k', k, 1, Infinity);
  return {
    id: `owpc(${k})`,
    title: `OWPC, mean of the top ${k}`,
    formula: String.raw`\theta_j=\tfrac1{${k}}\,1[j\le ${k}]`,
    families: ['powl', 'bowl'],
    nonIncreasing: true,
    weights(negatives) {
      checkWholeNumber('k', k, 1, checkedNegatives(negatives), 'negatives');
      return new Float64Array(negatives).fill(1 / k, 0, k);
    },
  };
}
