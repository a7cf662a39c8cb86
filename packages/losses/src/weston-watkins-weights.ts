import { type OrderWeights } from './order-weights.ts';
import { checkedNegatives } from './internal/checked-negatives.ts';

/**
 * Weston–Watkins: every negative counts the same in the pairwise loss.
 *
 * $$\theta_j=1,\qquad 1\le j\le N$$
 *
 * $N\ge1$ negatives; O(N). Source: Weston and Watkins, Support vector machines for multi-class pattern
 * recognition, 1999.
 *
 * @example
 * Array.from(westonWatkinsWeights.weights(3)) // [1, 1, 1]
 */
export const westonWatkinsWeights: OrderWeights = {
  id: 'weston-watkins',
  title: 'Weston–Watkins',
  formula: String.raw`\theta_j=1`,
  families: ['powl'],
  nonIncreasing: true,
  weights: (negatives) => new Float64Array(checkedNegatives(negatives)).fill(1),
};
