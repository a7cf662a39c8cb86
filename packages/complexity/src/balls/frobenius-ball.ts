import { type Ball } from './ball.ts';
import { rowNorm, scaleRow } from '../internal/row-norms.ts';

/**
 * The Frobenius ball $\lVert W\rVert_F=\sqrt{\sum_{cl}w_{cl}^2}\le\Lambda$; its norm is its own dual.
 *
 * $$\tfrac1n\Lambda\,\mathbb E\lVert M\rVert_F\le\tfrac\Lambda n\sqrt{L\textstyle\sum_i\lVert x_i\rVert_2^2}$$
 *
 * for both kinds of noise, by Jensen; for signs at most $\sqrt2$ too large (Kahane, Latała and Oleszkiewicz),
 * attained by two equal points. Source: derived here.
 *
 * @example
 * frobeniusBall.dualNormOf(Float64Array.of(3, 0, 0, 4), 2, 2) // 5
 */
export const frobeniusBall: Ball = {
  id: 'frobenius',
  title: 'Frobenius',
  norm: String.raw`\lVert W\rVert_F`,
  dual: String.raw`\lVert M\rVert_F`,
  normOf: (weights, classes, columns) => rowNorm(weights, 0, classes * columns),
  dualNormOf: (matrix, classes, columns) => rowNorm(matrix, 0, classes * columns),
  maximiser(matrix, classes, columns, radius, out) {
    const length = classes * columns;
    const norm = rowNorm(matrix, 0, length);
    for (let at = 0; at < length; at++) out[at] = norm === 0 ? 0 : (radius * matrix[at]) / norm;
  },
  project(weights, classes, columns, radius) {
    const norm = rowNorm(weights, 0, classes * columns);
    if (norm > radius) scaleRow(weights, 0, classes * columns, radius / norm);
  },
  bound: (features, classes) => Math.sqrt(classes * features.sumOfSquares),
  boundFormula: () => String.raw`\frac{\Lambda}{n}\sqrt{L\sum_i\lVert x_i\rVert_2^2}`,
  largestDual: ({ points, sumOfNorms, operatorNorm }, classes) =>
    Math.sqrt(classes) * Math.min(sumOfNorms, Math.sqrt(points) * operatorNorm),
  noiseLipschitz: (features) => features.operatorNorm,
  pointNorm: 'l2',
  marginFactor: Math.SQRT2,
  frobeniusFactor: () => 1,
  rotationInvariant: true,
  rows: { combine: 'root-sum-of-squares', of: 'l2' },
};
