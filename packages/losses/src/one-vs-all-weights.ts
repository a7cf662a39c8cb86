import { type OrderWeights } from './order-weights.ts';
import { checkedNegatives } from './internal/checked-negatives.ts';

/**
 * One-vs-all: every negative counts the same in the binary loss, one independent problem a class.
 *
 * $$\theta_j=1,\qquad 1\le j\le N$$
 *
 * $N\ge1$ negatives; O(N). Source: Rifkin and Klautau, In defense of one-vs-all classification, 2004.
 *
 * @example
 * Array.from(oneVsAllWeights.weights(2)) // [1, 1]
 */
export const oneVsAllWeights: OrderWeights = {
  id: 'one-vs-all',
  title: 'One-vs-all',
  formula: String.raw`\theta_j=1`,
  families: ['bowl'],
  nonIncreasing: true,
  weights: (negatives) => new Float64Array(checkedNegatives(negatives)).fill(1),
};
