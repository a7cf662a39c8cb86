import { type Ball } from './ball.ts';
import { l1Threshold } from '../internal/l1-threshold.ts';
import { changeSingularValues } from '../internal/singular-vectors.ts';
import { nuclearNorm } from '../norms/nuclear-norm.ts';
import { operatorNorm as operatorNormOf } from '../norms/operator-norm.ts';

/**
 * The nuclear ball $\lVert W\rVert_{nuc}=\sum_j\sigma_j(W)\le\Lambda$ of low-rank scorers; its dual norm is the
 * operator norm.
 *
 * $$\tfrac\Lambda n\,\mathbb E\lVert M\rVert_{op}\le
 *   \tfrac\Lambda n\bigl(\sqrt L\,\lVert X\rVert_{op}+\lVert X\rVert_F\bigr)$$
 *
 * for Gaussian noise (Chevet 1978); signs cost a factor $\sqrt{\pi/2}$. Source: derived here from Chevet.
 *
 * @example
 * nuclearBall.dualNormOf(Float64Array.of(3, 0, 0, 4), 2, 2) // 4
 */
export const nuclearBall: Ball = {
  id: 'nuclear',
  title: 'Nuclear',
  norm: String.raw`\lVert W\rVert_{nuc}`,
  dual: String.raw`\lVert M\rVert_{op}`,
  normOf: nuclearNorm,
  dualNormOf: operatorNormOf,
  maximiser(matrix, classes, columns, radius, out) {
    out.set(matrix);
    changeSingularValues(out, classes, columns, (sigma) => sigma.map((_, j) => (j === 0 ? radius : 0)));
  },
  project(weights, classes, columns, radius) {
    if (nuclearNorm(weights, classes, columns) <= radius) return;
    changeSingularValues(weights, classes, columns, (sigma) => {
      const threshold = l1Threshold(sigma, radius);
      return sigma.map((value) => Math.max(0, value - threshold));
    });
  },
  bound({ sumOfSquares, operatorNorm }, classes, noise) {
    const gaussian = Math.sqrt(classes) * operatorNorm + Math.sqrt(sumOfSquares);
    return noise === 'gaussian' ? gaussian : Math.sqrt(Math.PI / 2) * gaussian;
  },
  boundFormula: (noise) =>
    String.raw`${noise === 'gaussian' ? '' : String.raw`\sqrt{\tfrac{\pi}{2}}\,`}\frac{\Lambda}{n}\left(\sqrt{L}\,\lVert X\rVert_{op}+\lVert X\rVert_F\right)`,
  largestDual: ({ points, sumOfNorms, operatorNorm }, classes) =>
    Math.sqrt(classes) * Math.min(sumOfNorms, Math.sqrt(points) * operatorNorm),
  noiseLipschitz: (features) => features.operatorNorm,
  pointNorm: 'l2',
  marginFactor: Math.SQRT2,
  frobeniusFactor: () => 1,
  rotationInvariant: true,
  spectrum: 'largest',
};
