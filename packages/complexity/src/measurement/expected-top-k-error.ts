import { topKError } from '@owlery/losses';

import { forEachPair } from '../internal/for-each-pair.ts';
import { type FiniteDistribution } from './finite-distribution.ts';

/**
 * The expected top-K error of a linear scorer under a finite distribution; 1 minus it is the precision at 1 for K = 1.
 *
 * $$\mathbb E\,\mathrm{err}_K(Wx,y)=\Pr\bigl[\,|\{c\ne y:f_c(x)\ge f_y(x)\}|\ge K\,\bigr]$$
 *
 * `weights` is $W\in\mathbb R^{L\times d}$, row-major; `top` is K from 1 to $L-1$. Ties count against the label.
 *
 * @throws RangeError for a table of another size or K out of range.
 *
 * Cost: O(L · (entries of the points + pairs)). Source: definition.
 * @example
 * const distribution = empiricalDistribution(pointsFromRows([[1], [-1]]), [0, 0], 2);
 * expectedTopKError(distribution, Float64Array.of(1, -1), 1) // 0.5
 */
export function expectedTopKError(
  distribution: FiniteDistribution,
  weights: Float64Array,
  top: number,
): number {
  let sum = 0;
  forEachPair(distribution, weights, (scores, label, probability) => {
    sum += probability * topKError(scores, label, top);
  });
  return sum;
}
