import { type Family, type Surrogate } from '@owlery/losses';

/**
 * An ordered weighted loss and its subgradient by the definition, written to be read and not to be fast: the
 * oracle against which the product is tested.
 *
 * $$\ell^P_\theta=\sum_j\theta_j\varphi(f_y-f_{[j]\setminus y}),\qquad
 *   \ell^B_\theta=\varphi(f_y)+\sum_j\theta_j\varphi(-f_{[j]\setminus y})$$
 *
 * `scores` is $f\in\mathbb R^L$, `weights` $\theta\in\mathbb R^{L-1}_{\ge0}$, `label` $y$ from 0. Ties: the
 * smaller class index ranks first. O(L log L), allocates. Source: derived here.
 *
 * @example
 * const options = { family: 'powl', surrogate: hinge, weights: [1, 0.5] };
 * naiveOrderedWeightedLoss(options, [1, 0.5, 2], 0) // { value: 2.25, subgradient: [-1.5, 0.5, 1] }
 */
export function naiveOrderedWeightedLoss(
  loss: { readonly family: Family; readonly surrogate: Surrogate; readonly weights: ArrayLike<number> },
  scores: readonly number[],
  label: number,
): { value: number; subgradient: number[] } {
  const { family, surrogate, weights } = loss;
  const negatives = scores
    .map((score, c) => ({ score, c }))
    .filter(({ c }) => c !== label)
    .sort((a, b) => b.score - a.score || a.c - b.c);
  const subgradient = scores.map(() => 0);
  let value = 0;
  if (family === 'bowl') {
    value = surrogate.value(scores[label]);
    subgradient[label] = surrogate.derivative(scores[label]);
  }
  negatives.forEach(({ score, c }, j) => {
    if (weights[j] === 0) return;
    const margin = family === 'powl' ? scores[label] - score : -score;
    value += weights[j] * surrogate.value(margin);
    subgradient[c] -= weights[j] * surrogate.derivative(margin);
    if (family === 'powl') subgradient[label] += weights[j] * surrogate.derivative(margin);
  });
  return { value, subgradient };
}
