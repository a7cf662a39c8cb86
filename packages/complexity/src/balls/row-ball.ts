import { type Ball } from './ball.ts';
import { rowNorm, rowNorms, scaleRow } from '../internal/row-norms.ts';

/**
 * The ball of rows, $\max_c\lVert w_c\rVert_2\le\Lambda$ ($\ell_{2,\infty}$): every class has a budget of its own.
 *
 * $$\tfrac\Lambda n\,\mathbb E\sum_c\lVert m_c\rVert_2=\tfrac{\Lambda L}n\,\mathbb E\lVert m_1\rVert_2
 *   \le\tfrac{\Lambda L}n\sqrt{\textstyle\sum_i\lVert x_i\rVert_2^2}$$
 *
 * since the rows $m_c$ of $M$ are alike. Source: derived here.
 *
 * @example
 * rowBall.dualNormOf(Float64Array.of(3, 4, 0, 1), 2, 2) // 6
 */
export const rowBall: Ball = {
  id: 'row',
  title: 'Rows',
  norm: String.raw`\max_c\lVert w_c\rVert_2`,
  dual: String.raw`\sum_c\lVert m_c\rVert_2`,
  normOf: (weights, classes, columns) =>
    rowNorms(weights, classes, columns).reduce((a, b) => Math.max(a, b), 0),
  dualNormOf: (matrix, classes, columns) => rowNorms(matrix, classes, columns).reduce((a, b) => a + b, 0),
  maximiser(matrix, classes, columns, radius, out) {
    out.set(matrix);
    for (let c = 0; c < classes; c++) {
      const norm = rowNorm(matrix, c, columns);
      scaleRow(out, c, columns, norm === 0 ? 0 : radius / norm);
    }
  },
  project(weights, classes, columns, radius) {
    for (let c = 0; c < classes; c++) {
      const norm = rowNorm(weights, c, columns);
      if (norm > radius) scaleRow(weights, c, columns, radius / norm);
    }
  },
  bound: (features, classes) => classes * Math.sqrt(features.sumOfSquares),
  boundFormula: () => String.raw`\frac{\Lambda L}{n}\sqrt{\sum_i\lVert x_i\rVert_2^2}`,
  largestDual: ({ points, sumOfNorms, operatorNorm }, classes) =>
    classes * Math.min(sumOfNorms, Math.sqrt(points) * operatorNorm),
  noiseLipschitz: (features, classes) => Math.sqrt(classes) * features.operatorNorm,
  pointNorm: 'l2',
  marginFactor: 2,
  frobeniusFactor: (classes) => Math.sqrt(classes),
  rotationInvariant: true,
  rows: { combine: 'sum', of: 'l2' },
};
