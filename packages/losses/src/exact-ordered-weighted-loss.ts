import { rational, type Rational } from '@owlery/numeric';
import { type Family } from './family.ts';
import { type Surrogate } from './surrogate.ts';

/**
 * The value of an ordered weighted loss in exact rational arithmetic.
 *
 * $$\ell^P_\theta(f,y)=\sum_j\theta_j\varphi(f_y-f_{[j]\setminus y}),\qquad
 *   \ell^B_\theta(f,y)=\varphi(f_y)+\sum_j\theta_j\varphi(-f_{[j]\setminus y})$$
 *
 * `scores` is $f\in\mathbb Q^L$, `weights` $\theta\in\mathbb Q^N_{\ge0}$ with $N=L-1\ge1$, `label` $y$ from
 * 0; `surrogate` one that has `exactValue` (hinge, squared hinge, smoothed hinge). The value does not
 * depend on how ties are broken. O(L log L) rational operations.
 *
 * Errors: a TypeError for a surrogate without exact values; a RangeError for weights of another length than
 * $L-1$ or below 0, or a label out of range. Source: derived here.
 *
 * @example
 * const third = rational(1, 3);
 * const scores = [third, rational(0), third];
 * const options = { family: 'powl', surrogate: squaredHinge, weights: [rational(1), third], scores, label: 0 };
 * formatRational(exactOrderedWeightedLoss(options)) // '31/27'
 */
export function exactOrderedWeightedLoss(options: {
  family: Family;
  surrogate: Surrogate;
  weights: readonly Rational[];
  scores: readonly Rational[];
  label: number;
}): Rational {
  const { family, surrogate, weights, scores, label } = options;
  const phi = surrogate.exactValue;
  if (phi === undefined) {
    throw new TypeError(`surrogate must map rationals to rationals (exactValue), got ${surrogate.id}`);
  }
  if (scores.length < 2 || weights.length !== scores.length - 1) {
    throw new RangeError(
      `weights must hold one number a negative (classes - 1 = ${scores.length - 1}), got ${weights.length}`,
    );
  }
  if (!(Number.isInteger(label) && label >= 0 && label < scores.length)) {
    throw new RangeError(`label must be a whole number from 0 to ${scores.length - 1}, got ${label}`);
  }
  const zero = rational(0);
  const below = weights.findIndex((weight) => weight.compare(zero) < 0);
  if (below >= 0) throw new RangeError(`weights must be at least 0, got a negative one at rank ${below + 1}`);
  const falling = scores.filter((_, c) => c !== label).sort((a, b) => b.compare(a));
  const shift = family === 'powl' ? scores[label] : zero;
  return falling.reduce(
    (sum, score, j) => sum.add(weights[j].mul(phi(shift.sub(score)))),
    family === 'powl' ? zero : phi(scores[label]),
  );
}
