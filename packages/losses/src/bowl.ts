import { type OrderedWeightedLoss } from './ordered-weighted-loss.ts';
import { type Surrogate } from './surrogate.ts';
import { buildOrderedWeightedLoss } from './internal/build-ordered-weighted-loss.ts';

/**
 * The binary ordered weighted loss: the label should score high and each negative low, on an absolute scale.
 *
 * $$\ell^B_\theta(f,y)=\varphi(f_y)+\sum_{j=1}^N\theta_j\,\varphi\bigl(-f_{[j]\setminus y}\bigr)$$
 *
 * `scores` is $f\in\mathbb R^L$, `label` $y\in\{0,\dots,L-1\}$, $N=L-1\ge1$; $f_{[j]\setminus y}$ is the
 * $j$-th largest score of the other classes; `weights` is $\theta\in\mathbb R^N_{\ge0}$, finite and in any
 * order, copied; `surrogate` is $\varphi$. The subgradient is $\varphi'(f_y)$ for the label and
 * $-\theta_{r(c)}\varphi'(-f_c)$ for a negative $c$ of rank $r(c)$.
 *
 * Ties: the smaller class index ranks first; the value does not depend on it. A negative at $-\infty$ (a
 * masked class) has the last rank and adds nothing.
 * Errors: a RangeError for a weight that is negative or not finite, scores or `out` not of length $L$, a
 * label out of range, a score that is `NaN` or `Infinity`, a label's score of `-Infinity`.
 * Cost: O(L log L), no allocation. Source: derived here.
 *
 * @example
 * const loss = bowl({ surrogate: hinge, weights: [1, 0.5] });
 * loss.value(Float64Array.of(0.5, 0, -0.5), 0) // 1.75
 * const out = new Float64Array(3);
 * loss.subgradient(Float64Array.of(0.5, 0, -0.5), 0, out) // 1.75
 * Array.from(out) // [-1, 1, 0.5]
 */
export function bowl(options: {
  surrogate: Surrogate;
  weights: ArrayLike<number>;
  id?: string;
}): OrderedWeightedLoss {
  return buildOrderedWeightedLoss('bowl', options);
}
