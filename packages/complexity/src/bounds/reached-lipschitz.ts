import { lipschitzConstants, type Family, type LipschitzConstants, type Surrogate } from '@owlery/losses';

import { type ScoreRange } from './score-range.ts';

/**
 * Lipschitz constants of an ordered weighted loss on the scores that a class reaches.
 *
 * $$\rho=\begin{cases}\sup|\varphi'|&\text{where it is finite}\\|\varphi'(-t)|&\text{else}\end{cases}
 *   \qquad t=\text{largest margin (POWL) or score (BOWL)}$$
 *
 * put into the constants of `lipschitzConstants`. A convex non-increasing $\varphi$ is steepest at the left end
 * of its range, so the squared hinge and the exponential surrogate have a constant on bounded scores too.
 *
 * @param loss `family`, `surrogate` and `weights` $\theta\in\mathbb R^N_{\ge0}$. @param range of the scores.
 *
 * Cost: O(N). Source: derived here.
 * @example
 * reachedLipschitz({ family: 'bowl', surrogate: squaredHinge, weights: [0] }, { score: 2, margin: 4 }).l1 // 6
 */
export function reachedLipschitz(
  loss: { readonly family: Family; readonly surrogate: Surrogate; readonly weights: ArrayLike<number> },
  range: ScoreRange,
): LipschitzConstants {
  const { family, surrogate, weights } = loss;
  const reach = family === 'powl' ? range.margin : range.score;
  const lipschitz =
    surrogate.lipschitz < Infinity ? surrogate.lipschitz : Math.abs(surrogate.derivative(-reach));
  return lipschitzConstants({ family, surrogate: { lipschitz }, weights });
}
