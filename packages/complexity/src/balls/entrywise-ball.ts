import { type Ball } from './ball.ts';
import { l1Threshold } from '../internal/l1-threshold.ts';

/**
 * The entrywise $\ell_1$ ball $\sum_{cl}|w_{cl}|\le\Lambda$ of sparse scorers; its dual norm is the largest entry.
 *
 * $$\tfrac\Lambda n\,\mathbb E\max_{cl}|m_{cl}|\le
 *   \tfrac\Lambda n\max_l\lVert X_{\cdot l}\rVert_2\sqrt{2\ln(2Ld)}$$
 *
 * for both kinds of noise: a maximum of $2Ld$ sub-Gaussian numbers. Source: derived here.
 *
 * @example
 * entrywiseBall.dualNormOf(Float64Array.of(3, 0, 0, -4), 2, 2) // 4
 */
export const entrywiseBall: Ball = {
  id: 'entrywise',
  title: 'Entrywise l1',
  norm: String.raw`\sum_{cl}|w_{cl}|`,
  dual: String.raw`\max_{cl}|m_{cl}|`,
  normOf(weights, classes, columns) {
    let sum = 0;
    for (let at = 0; at < classes * columns; at++) sum += Math.abs(weights[at]);
    return sum;
  },
  dualNormOf: (matrix, classes, columns) => Math.abs(matrix[largestEntry(matrix, classes * columns)]),
  maximiser(matrix, classes, columns, radius, out) {
    const best = largestEntry(matrix, classes * columns);
    out.fill(0, 0, classes * columns);
    out[best] = matrix[best] < 0 ? -radius : radius;
  },
  project(weights, classes, columns, radius) {
    const threshold = l1Threshold(weights.subarray(0, classes * columns).map(Math.abs), radius);
    if (threshold === 0) return;
    for (let at = 0; at < classes * columns; at++) {
      const size = Math.max(0, Math.abs(weights[at]) - threshold);
      weights[at] = weights[at] < 0 ? -size : size;
    }
  },
  bound: ({ columns, largestColumnNorm }, classes) =>
    largestColumnNorm * Math.sqrt(2 * Math.log(2 * classes * columns)),
  boundFormula: () => String.raw`\frac{\Lambda}{n}\max_l\lVert X_{\cdot l}\rVert_2\sqrt{2\ln(2Ld)}`,
  largestDual: (features) => features.largestColumnSum,
  noiseLipschitz: (features) => features.largestColumnNorm,
  pointNorm: 'lInfinity',
  marginFactor: 1,
  frobeniusFactor: () => 1,
  rotationInvariant: false,
  rows: { combine: 'max', of: 'lInfinity' },
};

function largestEntry(matrix: Float64Array, length: number): number {
  let best = 0;
  for (let at = 1; at < length; at++) if (Math.abs(matrix[at]) > Math.abs(matrix[best])) best = at;
  return best;
}
