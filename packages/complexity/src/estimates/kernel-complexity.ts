import { ballById } from '../balls/ball-by-id.ts';
import { kernelPoints } from '../points/kernel-points.ts';
import { linearComplexity } from './linear-complexity.ts';
import { type LinearComplexityEstimate } from './linear-complexity-estimate.ts';
import { type LinearComplexityOptions } from './linear-complexity-options.ts';

/**
 * The complexity of a ball of kernel scorers, from the Gram matrix of the sample.
 *
 * $$\frac\Lambda n\,\mathbb E\Bigl(\sum_{c=1}^L\varepsilon_{\cdot c}^\top K\varepsilon_{\cdot c}\Bigr)^{1/2}
 *   \le\frac\Lambda n\sqrt{L\,\mathrm{tr}K}\quad\text{for the Frobenius ball}$$
 *
 * `gram` is $K\in\mathbb R^{n\times n}$, row-major, symmetric, positive semidefinite; `gramSize` $n$; `ball` any
 * rotation-invariant ball, `frobenius` when left out; `classes` $L$, 1 when left out: the scalar kernel ball
 * $\lVert w\rVert\le\Lambda$. The other options are those of `linearComplexity`.
 *
 * @throws RangeError for the ball `entrywise`, and as `kernelPoints` and `linearComplexity` do.
 *
 * Cost: O(n³), then as `linearComplexity` in n columns. Source: derived here.
 * @example
 * kernelComplexity({ gram: Float64Array.of(1, 1, 1, 1), gramSize: 2, radius: 1 }).estimate.toFixed(12) // '0.500000000000'
 */
export function kernelComplexity(
  options: Omit<LinearComplexityOptions, 'points' | 'ball' | 'classes'> & {
    readonly gram: Float64Array;
    readonly gramSize: number;
    readonly ball?: LinearComplexityOptions['ball'];
    readonly classes?: number;
  },
): LinearComplexityEstimate {
  const { gram, gramSize, ball = 'frobenius', classes = 1, ...rest } = options;
  const chosen = typeof ball === 'string' ? ballById(ball) : ball;
  if (!chosen.rotationInvariant) {
    throw new RangeError(`a kernel ball must be rotation-invariant, got ${chosen.id}`);
  }
  return linearComplexity({ ...rest, ball: chosen, classes, points: kernelPoints(gram, gramSize) });
}
