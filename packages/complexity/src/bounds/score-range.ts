import { type Ball } from '../balls/ball.ts';

/** How far the scores of a ball reach. */
export interface ScoreRange {
  /** $s=\max|f_c(x)|$. */
  readonly score: number;
  /** $\max|f_y(x)-f_c(x)|$ over $y\ne c$. */
  readonly margin: number;
}

/**
 * The largest score and the largest score difference in a ball, for points of a bounded norm.
 *
 * $$|f_c(x)|\le\Lambda r,\qquad|f_y(x)-f_c(x)|\le m\Lambda r$$
 *
 * both attained; $m=\sqrt2$ for `frobenius`, `spectral` and `nuclear`, 2 for `row`, 1 for `row-sum` and
 * `entrywise`: the dual norm of $(e_y-e_c)x^\top$.
 *
 * @param ball the ball. @param radius $\Lambda\ge0$.
 * @param featureRadius $r\ge0$: $\lVert x\rVert_2\le r$, for `entrywise` $\lVert x\rVert_\infty\le r$ suffices.
 *
 * Cost: O(1). Source: derived here.
 * @example
 * scoreRange(rowBall, 2, 3) // { score: 6, margin: 12 }
 */
export function scoreRange(
  ball: Pick<Ball, 'marginFactor'>,
  radius: number,
  featureRadius: number,
): ScoreRange {
  const score = radius * featureRadius;
  return { score, margin: ball.marginFactor * score };
}
