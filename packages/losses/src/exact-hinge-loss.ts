import { type Rational } from '@owlery/numeric';
import { exactOrderedWeightedLoss } from './exact-ordered-weighted-loss.ts';
import { type Family } from './family.ts';
import { hinge } from './hinge.ts';

/**
 * The value of an ordered weighted hinge loss in exact rational arithmetic.
 *
 * $$\sum_j\theta_j[1-f_y+f_{[j]\setminus y}]_+\ \text{(POWL)},\qquad
 *   [1-f_y]_+ +\sum_j\theta_j[1+f_{[j]\setminus y}]_+\ \text{(BOWL)}$$
 *
 * Arguments, ties, errors and cost as in `exactOrderedWeightedLoss`. Source: derived here.
 *
 * @example
 * const [zero, one, two] = [rational(0), rational(1), rational(2)];
 * formatRational(exactHingeLoss({ family: 'bowl', weights: [one, one], scores: [zero, two, one], label: 0 })) // '6'
 */
export function exactHingeLoss(options: {
  family: Family;
  weights: readonly Rational[];
  scores: readonly Rational[];
  label: number;
}): Rational {
  return exactOrderedWeightedLoss({ ...options, surrogate: hinge });
}
