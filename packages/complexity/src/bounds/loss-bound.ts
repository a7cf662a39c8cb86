import { type Family, type Surrogate } from '@owlery/losses';

import { type ScoreRange } from './score-range.ts';

/**
 * The largest value that an ordered weighted loss takes on the scores of a class.
 *
 * $$B=\begin{cases}\varphi(-s)\,(1+\Theta)&\text{BOWL}\\\varphi(-t)\,\Theta&\text{POWL}\end{cases}$$
 *
 * $s$ bounds the scores and $t$ the score differences, $\Theta=\sum_j\theta_j$. For the hinge and the Frobenius
 * ball that is $(1+\Lambda r)(1+\Theta)$ and $(1+\sqrt2\Lambda r)\Theta$. $\varphi$ is non-increasing, so no
 * term is larger than at the left end.
 *
 * @param loss `family`, `surrogate` $\varphi$, `weights` $\theta\in\mathbb R^N_{\ge0}$. @param range of the scores.
 *
 * Cost: O(N). Source: derived here.
 * @example
 * lossBound({ family: 'bowl', surrogate: hinge, weights: [1, 0.5] }, { score: 2, margin: 3 }) // 7.5
 */
export function lossBound(
  loss: { readonly family: Family; readonly surrogate: Surrogate; readonly weights: ArrayLike<number> },
  range: ScoreRange,
): number {
  const { family, surrogate, weights } = loss;
  let total = 0;
  for (let j = 0; j < weights.length; j++) total += weights[j];
  return family === 'bowl'
    ? surrogate.value(-range.score) * (1 + total)
    : surrogate.value(-range.margin) * total;
}
