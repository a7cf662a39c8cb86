import { type Ball } from './ball.ts';
import { l1Threshold } from '../internal/l1-threshold.ts';
import { rowNorms, scaleRow } from '../internal/row-norms.ts';

/**
 * The ball of summed row norms, $\sum_c\lVert w_c\rVert_2\le\Lambda$ ($\ell_{2,1}$): classes share a budget.
 *
 * $$\tfrac\Lambda n\,\mathbb E\max_c\lVert m_c\rVert_2\le
 *   \tfrac\Lambda n\Bigl(\sqrt{\textstyle\sum_i\lVert x_i\rVert_2^2}+\lVert X\rVert_{op}\sqrt{2\ln L}\Bigr)$$
 *
 * for Gaussian noise (each $\lVert m_c\rVert_2$ is $\lVert X\rVert_{op}$-Lipschitz in its noise); signs cost a
 * factor $\sqrt{\pi/2}$. Source: derived here.
 *
 * @example
 * rowSumBall.dualNormOf(Float64Array.of(3, 4, 0, 1), 2, 2) // 5
 */
export const rowSumBall: Ball = {
  id: 'row-sum',
  title: 'Sum of row norms',
  norm: String.raw`\sum_c\lVert w_c\rVert_2`,
  dual: String.raw`\max_c\lVert m_c\rVert_2`,
  normOf: (weights, classes, columns) => rowNorms(weights, classes, columns).reduce((a, b) => a + b, 0),
  dualNormOf: (matrix, classes, columns) =>
    rowNorms(matrix, classes, columns).reduce((a, b) => Math.max(a, b), 0),
  maximiser(matrix, classes, columns, radius, out) {
    const norms = rowNorms(matrix, classes, columns);
    const best = norms.indexOf(norms.reduce((a, b) => Math.max(a, b), 0));
    for (let at = 0; at < classes * columns; at++) {
      const own = Math.floor(at / columns) === best && norms[best] > 0;
      out[at] = own ? (radius * matrix[at]) / norms[best] : 0;
    }
  },
  project(weights, classes, columns, radius) {
    const norms = rowNorms(weights, classes, columns);
    const threshold = l1Threshold(norms, radius);
    if (threshold === 0) return;
    for (let c = 0; c < classes; c++) {
      scaleRow(weights, c, columns, norms[c] > threshold ? 1 - threshold / norms[c] : 0);
    }
  },
  bound({ sumOfSquares, operatorNorm }, classes, noise) {
    const gaussian = Math.sqrt(sumOfSquares) + operatorNorm * Math.sqrt(2 * Math.log(classes));
    return noise === 'gaussian' ? gaussian : Math.sqrt(Math.PI / 2) * gaussian;
  },
  boundFormula: (noise) =>
    String.raw`${noise === 'gaussian' ? '' : String.raw`\sqrt{\tfrac{\pi}{2}}\,`}\frac{\Lambda}{n}\left(\sqrt{\sum_i\lVert x_i\rVert_2^2}+\lVert X\rVert_{op}\sqrt{2\ln L}\right)`,
  largestDual: ({ points, sumOfNorms, operatorNorm }) =>
    Math.min(sumOfNorms, Math.sqrt(points) * operatorNorm),
  noiseLipschitz: (features) => features.operatorNorm,
  pointNorm: 'l2',
  marginFactor: 1,
  frobeniusFactor: () => 1,
  rotationInvariant: true,
  rows: { combine: 'max', of: 'l2' },
};
