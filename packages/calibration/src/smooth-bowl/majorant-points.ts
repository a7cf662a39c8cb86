import { negativeWeights } from './negative-weights.ts';

/** The points whose least concave majorant decides a differentiable BOWL. */
export interface MajorantPoints {
  /** $W_m$, m = 0..L, non-decreasing. */
  readonly widths: Float64Array;
  /** $A_m$, m = 0..L, non-decreasing. */
  readonly heights: Float64Array;
}

/**
 * The points $(W_m,A_m)$ of the theorem on differentiable BOWLs, to draw.
 *
 * $$A_m=\sum_{j\le m}p_j,\qquad W_m=\sum_{j\le m}w_j=\Theta_m-\theta_mA_m$$
 *
 * `probabilities` is $p\in\mathbb R^L_{\ge0}$ by rank (falling), `weights` $\theta\in\mathbb R^{L-1}_{\ge0}$.
 * Plain doubles. Errors: a RangeError for weights of another length. Cost: O(L). Source: derived here.
 *
 * @example
 * majorantPoints([0.5, 0.3, 0.2], [1, 0]).widths // 0, 0.5, 1, 1
 */
export function majorantPoints(probabilities: ArrayLike<number>, weights: ArrayLike<number>): MajorantPoints {
  const classes = probabilities.length;
  if (weights.length !== classes - 1) {
    throw new RangeError(
      `weights must hold one number a negative (classes - 1 = ${classes - 1}), got ${weights.length}`,
    );
  }
  const p = Float64Array.from(probabilities);
  const negative = negativeWeights(p, Float64Array.from(weights)).hi;
  const widths = new Float64Array(classes + 1);
  const heights = new Float64Array(classes + 1);
  for (let m = 1; m <= classes; m++) {
    widths[m] = widths[m - 1] + negative[m - 1];
    heights[m] = heights[m - 1] + p[m - 1];
  }
  return { widths, heights };
}
