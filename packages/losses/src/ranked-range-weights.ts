import { type OrderWeights } from './order-weights.ts';
import { checkWholeNumber } from '@owlery/numeric';
import { checkedNegatives } from './internal/checked-negatives.ts';

/**
 * The sum of a ranked range: the $k$ best scored negatives are forgiven, the next ones count.
 *
 * $$\theta_j=1[k<j\le m]$$
 *
 * $0\le k<m\le N$ are whole numbers. For $k\ge1$ the weights rise, so the loss is not convex (a difference
 * of two convex losses); $k=0$ is top-$m$. O(N).
 *
 * Errors: a RangeError unless $0\le k<m\le N$.
 * Source: Hu, Ying, Wang and Lyu, Learning by minimizing the sum of ranked range, 2020.
 *
 * @example
 * Array.from(rankedRangeWeights(1, 3).weights(4)) // [0, 1, 1, 0]
 */
export function rankedRangeWeights(k: number, m: number): OrderWeights {
  checkWholeNumber('m', m, 1, Infinity);
  checkWholeNumber('k', k, 0, m - 1, 'm - 1');
  return {
    id: `ranked-range(${k},${m})`,
    title: `Ranked range, ranks ${k + 1} to ${m}`,
    formula: String.raw`\theta_j=1[${k}<j\le ${m}]`,
    families: ['powl', 'bowl'],
    nonIncreasing: k === 0,
    weights(negatives) {
      checkWholeNumber('m', m, 1, checkedNegatives(negatives), 'negatives');
      return new Float64Array(negatives).fill(1, k, m);
    },
  };
}
