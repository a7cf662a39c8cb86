import { type Ball } from './ball.ts';
import { changeSingularValues } from '../internal/singular-vectors.ts';
import { nuclearNorm } from '../norms/nuclear-norm.ts';
import { operatorNorm as operatorNormOf } from '../norms/operator-norm.ts';

/**
 * The spectral ball $\lVert W\rVert_{op}=\sigma_1(W)\le\Lambda$, whose dual norm is the nuclear norm.
 *
 * $$\tfrac\Lambda n\,\mathbb E\lVert M\rVert_{nuc}\le
 *   \tfrac\Lambda n\sqrt{\min(L,d)}\sqrt{L\textstyle\sum_i\lVert x_i\rVert_2^2}$$
 *
 * for both kinds of noise, since $\lVert M\rVert_{nuc}\le\sqrt{\mathrm{rank}}\,\lVert M\rVert_F$. Source: derived
 * here.
 *
 * @example
 * spectralBall.dualNormOf(Float64Array.of(3, 0, 0, 4), 2, 2) // 7
 */
export const spectralBall: Ball = {
  id: 'spectral',
  title: 'Spectral',
  norm: String.raw`\lVert W\rVert_{op}`,
  dual: String.raw`\lVert M\rVert_{nuc}`,
  normOf: operatorNormOf,
  dualNormOf: nuclearNorm,
  maximiser(matrix, classes, columns, radius, out) {
    out.set(matrix);
    changeSingularValues(out, classes, columns, (sigma) => sigma.map(() => radius));
  },
  project(weights, classes, columns, radius) {
    if (operatorNormOf(weights, classes, columns) <= radius) return;
    changeSingularValues(weights, classes, columns, (sigma) => sigma.map((value) => Math.min(value, radius)));
  },
  bound: ({ columns, sumOfSquares }, classes) =>
    Math.sqrt(Math.min(classes, columns)) * Math.sqrt(classes * sumOfSquares),
  boundFormula: () => String.raw`\frac{\Lambda}{n}\sqrt{\min(L,d)}\sqrt{L\sum_i\lVert x_i\rVert_2^2}`,
  largestDual: ({ points, columns, sumOfNorms, operatorNorm }, classes) =>
    Math.sqrt(Math.min(classes, columns, points) * classes) *
    Math.min(sumOfNorms, Math.sqrt(points) * operatorNorm),
  noiseLipschitz: ({ points, columns, operatorNorm }, classes) =>
    Math.sqrt(Math.min(classes, columns, points)) * operatorNorm,
  pointNorm: 'l2',
  marginFactor: Math.SQRT2,
  frobeniusFactor: (classes, columns) => Math.sqrt(Math.min(classes, columns)),
  rotationInvariant: true,
  spectrum: 'sum',
};
