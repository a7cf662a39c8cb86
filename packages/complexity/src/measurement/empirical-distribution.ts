import { checkWholeNumber } from '@owlery/numeric';

import { checkPoints } from '../internal/check-points.ts';
import { type Points } from '../points/points.ts';
import { type FiniteDistribution } from './finite-distribution.ts';

/**
 * The empirical distribution of labelled points: each of the n pairs has the chance 1/n.
 *
 * $$\hat P=\frac1n\sum_{i=1}^n\delta_{(x_i,y_i)}$$
 *
 * @param points $x_1,\dots,x_n$, $n\ge1$. @param labels $y_i\in\{0,\dots,L-1\}$. @param classes $L\ge2$.
 * @throws RangeError for no points, another number of labels, a label out of range.
 *
 * Cost: O(n). Source: definition.
 * @example
 * empiricalDistribution(pointsFromRows([[1], [2]]), [0, 2], 3).probabilities[1] // 0.5
 */
export function empiricalDistribution(
  points: Points,
  labels: ArrayLike<number>,
  classes: number,
): FiniteDistribution {
  checkPoints(points);
  checkWholeNumber('classes', classes, 2, Infinity);
  const { rows } = points;
  if (labels.length !== rows) {
    throw new RangeError(`labels must be one a point, ${rows}, got ${labels.length}`);
  }
  for (let i = 0; i < rows; i++) checkWholeNumber(`label ${i}`, labels[i], 0, classes - 1);
  return {
    points,
    classes,
    pairStarts: Uint32Array.from({ length: rows + 1 }, (_, i) => i),
    labels: Uint32Array.from(labels),
    probabilities: new Float64Array(rows).fill(1 / rows),
  };
}
