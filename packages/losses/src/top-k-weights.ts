import { type OrderWeights } from './order-weights.ts';
import { checkWholeNumber } from '@owlery/numeric';
import { checkedNegatives } from './internal/checked-negatives.ts';

/**
 * Order weights that keep the $k$ best scored negatives, each in full.
 *
 * $$\theta_j=1[j\le k]$$
 *
 * $k$ is a whole number from 1 to $N$; $k=N$ is the constant weight 1, $k=1$ Crammer–Singer. O(N).
 *
 * Errors: a RangeError for a $k$ that is no whole number from 1, or above the number of negatives.
 * Source: Lapin, Hein and Schiele, Top-k multiclass SVM, 2015 (up to the factor $1/k$).
 *
 * @example
 * Array.from(topKWeights(2).weights(4)) // [1, 1, 0, 0]
 */
export function topKWeights(k: number): OrderWeights {
  checkWholeNumber('k', k, 1, Infinity);
  return {
    id: `top-k(${k})`,
    title: `Top-${k}`,
    formula: String.raw`\theta_j=1[j\le ${k}]`,
    families: ['powl', 'bowl'],
    nonIncreasing: true,
    weights(negatives) {
      checkWholeNumber('k', k, 1, checkedNegatives(negatives), 'negatives');
      return new Float64Array(negatives).fill(1, 0, k);
    },
  };
}
