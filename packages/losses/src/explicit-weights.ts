import { isNonIncreasing } from '@owlery/mining';
import { type OrderWeights } from './order-weights.ts';
import { checkedWeights } from './internal/checked-weights.ts';

/**
 * Order weights given number by number.
 *
 * $$\theta=(\theta_1,\dots,\theta_N)$$
 *
 * $\theta_j\ge0$ finite, in any order; the array is copied. O(N).
 *
 * Errors: a RangeError for an empty array, a negative, infinite or `NaN` weight, and, when asked for
 * another number of negatives than there are weights.
 *
 * @example
 * explicitWeights([0.6, 0.3, 0.1]).nonIncreasing // true
 */
export function explicitWeights(values: ArrayLike<number>): OrderWeights {
  const theta = checkedWeights(values);
  return {
    id: 'explicit',
    title: `Explicit, ${theta.length} weights`,
    formula: String.raw`\theta=(${theta.length > 6 ? `${theta.slice(0, 5).join(',')},\\dots` : theta.join(',')})`,
    families: ['powl', 'bowl'],
    nonIncreasing: isNonIncreasing(theta),
    weights(negatives) {
      if (negatives !== theta.length) {
        throw new RangeError(
          `negatives must be ${theta.length}, the number of explicit weights, got ${negatives}`,
        );
      }
      return theta.slice();
    },
  };
}
