import { type MulticlassLoss } from '@owlery/losses';
import { compensatedSum } from '@owlery/numeric';

/**
 * The conditional risk: the expected loss of a score vector when the label is drawn from p.
 *
 * $$C(f)=\sum_{y}p_y\,\ell(f,y)$$
 *
 * `probabilities` is $p\in\mathbb R^L_{\ge0}$ in the order of the classes, `loss` is $\ell$, `scores` is
 * $f\in\mathbb R^L$. Labels of probability 0 are not evaluated. Ties are the loss's own.
 * Errors: a RangeError for lengths that differ, and what the loss throws for its scores.
 * Cost: one evaluation of the loss a label, O(L² log L) for an ordered weighted loss. Source: definition.
 *
 * @example
 * const loss = powl({ surrogate: hinge, weights: [1, 1] });
 * conditionalRisk([0.6, 0.25, 0.15], loss, Float64Array.of(1, 0, 0)) // 1.2
 */
export function conditionalRisk(
  probabilities: ArrayLike<number>,
  loss: MulticlassLoss,
  scores: Float64Array,
): number {
  if (probabilities.length !== scores.length) {
    throw new RangeError(
      `probabilities must hold one number a class (${scores.length} scores), got ${probabilities.length}`,
    );
  }
  const terms = new Float64Array(scores.length);
  for (let y = 0; y < terms.length; y++) {
    if (probabilities[y] !== 0) terms[y] = probabilities[y] * loss.value(scores, y);
  }
  return compensatedSum(terms);
}
