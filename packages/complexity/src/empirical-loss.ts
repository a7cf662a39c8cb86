import { type MulticlassLoss } from '@owlery/losses';
import { checkWholeNumber, compensatedSum } from '@owlery/numeric';

import { checkPoints } from './internal/check-points.ts';
import { pointTimesVector } from './internal/points-times-vector.ts';
import { type Points } from './points/points.ts';

/**
 * The empirical loss of a linear scorer, over all labels.
 *
 * $$\hat{\mathbb E}\,\ell=\frac1n\sum_{i=1}^n\ell(Wx_i,y_i)$$
 *
 * `weights` is $W\in\mathbb R^{L\times d}$, row-major; `classes` L; `points` $x_1,\dots,x_n\in\mathbb R^d$;
 * `labels` $y_i\in\{0,\dots,L-1\}$; `loss` any loss of scores. With an ordered weighted loss of the exact
 * $\theta$ this is what the bounds speak of; a sampled loss is only an estimate of it.
 *
 * @returns the mean, and the loss of each point for intervals.
 * @throws RangeError for no points, a table of another size, labels out of range.
 *
 * Cost: O(L · entries) and n losses; one row of scores is held. Source: definition.
 * @example
 * const points = pointsFromRows([[1], [-1]]);
 * const loss = bowl({ surrogate: hinge, weights: [1] });
 * empiricalLoss({ weights: Float64Array.of(1, -1), classes: 2, points, labels: [0, 1], loss }).mean // 0
 */
export function empiricalLoss(options: {
  readonly weights: Float64Array;
  readonly classes: number;
  readonly points: Points;
  readonly labels: ArrayLike<number>;
  readonly loss: MulticlassLoss;
}): { readonly mean: number; readonly losses: Float64Array } {
  const { weights, classes, points, labels, loss } = options;
  checkPoints(points);
  checkWholeNumber('classes', classes, 1, Infinity);
  if (weights.length !== classes * points.columns) {
    throw new RangeError(
      `weights must hold ${classes} x ${points.columns} numbers, got ${weights.length} in all`,
    );
  }
  if (labels.length !== points.rows) {
    throw new RangeError(`labels must be one a point, ${points.rows}, got ${labels.length}`);
  }
  const losses = new Float64Array(points.rows);
  const scores = new Float64Array(classes);
  for (let i = 0; i < points.rows; i++) {
    checkWholeNumber(`label ${i}`, labels[i], 0, classes - 1);
    for (let c = 0; c < classes; c++) scores[c] = pointTimesVector(points, i, weights, c * points.columns);
    losses[i] = loss.value(scores, labels[i]);
  }
  return { mean: compensatedSum(losses) / points.rows, losses };
}
