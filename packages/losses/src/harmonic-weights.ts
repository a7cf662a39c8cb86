import { type OrderWeights } from './order-weights.ts';
import { checkedNegatives } from './internal/checked-negatives.ts';

/**
 * Harmonic order weights, the decreasing choice of OWPC that WARP takes: the head weighs most and every
 * negative counts.
 *
 * $$\theta_j=1/j$$
 *
 * $N\ge1$ negatives; $\Theta=\sum_{j\le N}1/j$ grows as $\log N$ and is not normalised. O(N).
 *
 * Source: Weston, Bengio and Usunier, WSABIE: scaling up to large vocabulary image annotation, 2011.
 *
 * @example
 * Array.from(harmonicWeights.weights(4)) // [1, 0.5, 0.3333333333333333, 0.25]
 */
export const harmonicWeights: OrderWeights = {
  id: 'owpc-harmonic',
  title: 'OWPC, harmonic',
  formula: String.raw`\theta_j=1/j`,
  families: ['powl', 'bowl'],
  nonIncreasing: true,
  weights: (negatives) => Float64Array.from({ length: checkedNegatives(negatives) }, (_, j) => 1 / (j + 1)),
};
