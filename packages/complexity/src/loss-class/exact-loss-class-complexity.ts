import { compensatedSum } from '@owlery/numeric';

import { checkedLossClass } from '../internal/checked-loss-class.ts';
import { exactSuprema, shapeOf } from '../internal/exact-suprema.ts';
import { type LossClass } from './loss-class.ts';

/**
 * The exact Rademacher complexity of a tiny class of ordered weighted hinge losses.
 *
 * $$\hat{\mathfrak R}(\ell\circ F)=\frac1n\,\mathbb E_\varepsilon\max_{\lVert W\rVert\le\Lambda}
 *   \sum_{i=1}^n\varepsilon_i\,\ell_\theta(Wx_i,y_i)$$
 *
 * All $2^n$ sign vectors, and for each the global maximum of the piecewise-linear objective, found among the
 * vertices of the arrangement of its kinks (ball bounded by hyperplanes) or among the points of the ball furthest
 * along each gradient on each flat of the arrangement (round ball). For any $\theta\ge0$.
 *
 * What is exact: the hinge only; the balls `frobenius` and `entrywise`, and with one column all six. Exact to
 * rounding, about 1e-12. The other balls with more columns are neither round nor bounded by hyperplanes: for
 * those there are only the bounds of `lossClassComplexity`.
 *
 * @param options the class, and `limit`, the most points that may be tried, 20,000,000 when left out. The number
 *   grows like (kinks choose Ld): $L=2,d\le2,n\le4$ and $L=3,d=1,n\le3$ take seconds.
 * @returns the complexity, the maxima (bit i of the index set for $\varepsilon_i=-1$), and how many points were
 *   tried.
 * @throws RangeError for another surrogate or ball, more than 10 points, or beyond the limit.
 *
 * Source: derived here.
 * @example
 * const { complexity } = exactLossClassComplexity({ loss: powl({ surrogate: hinge, weights: [1] }),
 *   ball: 'frobenius', radius: 1, points: pointsFromRows([[1]]), labels: [0] });
 * complexity.toFixed(12) // '1.207106781187'
 */
export function exactLossClassComplexity(options: LossClass & { readonly limit?: number }): {
  readonly complexity: number;
  readonly suprema: Float64Array;
  readonly tried: number;
} {
  const scene = checkedLossClass(options);
  const { loss, ball, points } = scene;
  if (loss.surrogate.id !== 'hinge') {
    throw new RangeError(`the surrogate must be the hinge for exact maxima, got ${loss.surrogate.id}`);
  }
  if (points.rows > 10)
    throw new RangeError(`points must number at most 10 for exact maxima, got ${points.rows}`);
  const shape = shapeOf(scene);
  if (!shape) {
    throw new RangeError(
      `exact maxima exist for the balls frobenius and entrywise (classes x columns at most 8), and for all balls ` +
        `with one column, got ${ball.id} with ${points.columns} columns and ${scene.classes} classes`,
    );
  }
  const { suprema, tried } = exactSuprema(scene, shape, options.limit ?? 20_000_000);
  return { complexity: compensatedSum(suprema) / suprema.length / points.rows, suprema, tried };
}
