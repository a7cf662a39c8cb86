import { checkWholeNumber } from '@owlery/numeric';

import { type FeatureNorms } from './feature-norms.ts';

/**
 * The largest norms that a sample of points of bounded norm can have.
 *
 * $$\lVert x_i\rVert_2\le r\ \Rightarrow\ \sum_i\lVert x_i\rVert_2^2\le nr^2,\quad
 *   \lVert X\rVert_{op}\le\sqrt n\,r,\quad\max_l\lVert X_{\cdot l}\rVert_2\le\sqrt n\,r,\ \dots$$
 *
 * @param options `points` $n\ge1$; `featureRadius` $r\ge0$; `columns` $d\ge1$, unknown (infinite) when left out.
 * @throws RangeError for other numbers.
 *
 * Cost: O(1). Source: derived here.
 * @example
 * worstCaseFeatures({ points: 4, featureRadius: 3 }).sumOfSquares // 36
 */
export function worstCaseFeatures(options: {
  points: number;
  featureRadius: number;
  columns?: number;
}): FeatureNorms {
  const { points, featureRadius: r, columns = Infinity } = options;
  checkWholeNumber('points', points, 1, Infinity);
  if (columns !== Infinity) checkWholeNumber('columns', columns, 1, Infinity);
  if (!(r >= 0 && r < Infinity)) {
    throw new RangeError(`featureRadius must be a number of at least 0, got ${r}`);
  }
  const root = Math.sqrt(points) * r;
  return {
    points,
    columns,
    sumOfSquares: points * r * r,
    sumOfNorms: points * r,
    sumOfFourthPowers: points * r ** 4,
    largestNorm: r,
    largestEntry: r,
    largestColumnNorm: root,
    largestColumnSum: points * r,
    operatorNorm: root,
  };
}
