import { type MulticlassLoss } from '@owlery/losses';

import { forEachPair } from '../internal/for-each-pair.ts';
import { type FiniteDistribution } from './finite-distribution.ts';

/**
 * The expected loss of a linear scorer under a finite distribution: an exact finite sum over all labels.
 *
 * $$\mathbb E\,\ell(Wx,y)=\sum_{(x,y)}\Pr[x,y]\,\ell(Wx,y)$$
 *
 * `weights` is $W\in\mathbb R^{L\times d}$, row-major; `loss` any loss of scores. On the empirical distribution of
 * a sample this is the empirical loss. Pairs of probability 0 are not evaluated.
 *
 * @throws RangeError for a table of another size, and what the loss throws.
 *
 * Cost: O(L · entries of the points) and a loss a pair. Source: definition.
 * @example
 * const distribution = empiricalDistribution(pointsFromRows([[1], [-1]]), [0, 1], 2);
 * expectedLoss(distribution, Float64Array.of(1, -1), bowl({ surrogate: hinge, weights: [1] })) // 0
 */
export function expectedLoss(
  distribution: FiniteDistribution,
  weights: Float64Array,
  loss: MulticlassLoss,
): number {
  let sum = 0;
  forEachPair(distribution, weights, (scores, label, probability) => {
    sum += probability * loss.value(scores, label);
  });
  return sum;
}
