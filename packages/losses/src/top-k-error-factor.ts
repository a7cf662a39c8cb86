import { checkWholeNumber } from '@owlery/numeric';
import { type Family } from './family.ts';
import { type Surrogate } from './surrogate.ts';

/**
 * The factor by which an ordered weighted loss dominates the top-$K$ error.
 *
 * $$\mathrm{err}_K\le\frac{\ell^P_\theta}{\varphi(0)\,\Theta_K},\qquad
 *   \mathrm{err}_K\le\frac{\ell^B_\theta}{2\,\varphi(0)\min(1,\Theta_K)}$$
 *
 * `k` is $K$ from 1 to $N$, $\Theta_K=\sum_{j\le K}\theta_j$ for $\theta\in\mathbb R^N_{\ge0}$ in any order.
 * When $K$ negatives score at least $f_y$, each has a pairwise margin of at most 0; for BOWL
 * $\varphi(f_y)+\varphi(-f_y)\ge2\varphi(0)$ by convexity. `Infinity` when $\Theta_K=0$: no bound. O(K).
 *
 * Errors: a RangeError for $K$ out of range. Source: derived here.
 *
 * @example
 * topKErrorFactor(powl({ surrogate: hinge, weights: [0.6, 0.2, 0] }), 1) // 1.6666666666666667
 */
export function topKErrorFactor(
  loss: {
    readonly family: Family;
    readonly surrogate: Pick<Surrogate, 'value'>;
    readonly weights: ArrayLike<number>;
  },
  k: number,
): number {
  checkWholeNumber('k', k, 1, loss.weights.length, 'negatives');
  let head = 0;
  for (let j = 0; j < k; j++) head += loss.weights[j];
  const atZero = loss.surrogate.value(0);
  return 1 / (loss.family === 'powl' ? atZero * head : 2 * atZero * Math.min(1, head));
}
