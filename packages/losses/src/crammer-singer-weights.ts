import { type OrderWeights } from './order-weights.ts';
import { checkedNegatives } from './internal/checked-negatives.ts';

/**
 * Crammer–Singer: only the best scored negative counts.
 *
 * $$\theta=e_1,\qquad \theta_1=1,\ \theta_j=0\ (j\ge2)$$
 *
 * $N\ge1$ negatives; O(N). Source: Crammer and Singer, On the algorithmic implementation of multiclass
 * kernel-based vector machines, 2001.
 *
 * @example
 * Array.from(crammerSingerWeights.weights(3)) // [1, 0, 0]
 */
export const crammerSingerWeights: OrderWeights = {
  id: 'crammer-singer',
  title: 'Crammer–Singer',
  formula: String.raw`\theta_j=1[j=1]`,
  families: ['powl', 'bowl'],
  nonIncreasing: true,
  weights: (negatives) => new Float64Array(checkedNegatives(negatives)).fill(1, 0, 1),
};
