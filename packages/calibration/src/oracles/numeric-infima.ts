import { minimiseIntervalSum } from '../internal/minimise-interval-sum.ts';
import { orders } from '../internal/orders.ts';
import { sortedRisk } from '../internal/sorted-risk.ts';
import { type OracleInfima, type OracleInstance } from './oracle-instance.ts';

/**
 * The infima of the conditional risk of a differentiable surrogate by a numeric minimiser in each of the L!
 * orders of the scores: an oracle that knows neither the exchange lemma nor pooled classes.
 *
 * In a closed region of constant order the risk is smooth and convex in the gaps of the scores. All of a
 * region is wrong when its K best classes are not the K likeliest; else its face with a tie at K is.
 *
 * Errors: a RangeError for a surrogate that is not differentiable or more than 6 classes. Accuracy: about
 * $10^{-11}$, not proven. Cost: 2 L! minimisations. Source: derived here.
 *
 * @example
 * numericInfima({
 *   family: 'bowl', surrogate: logistic, probabilities: [0.6, 0.25, 0.15], weights: [1, 0], top: 2,
 * }) // both infima are equal: not calibrated
 */
export function numericInfima(instance: OracleInstance): OracleInfima {
  const { family, surrogate, probabilities, weights, top } = instance;
  if (!surrogate.differentiable) {
    throw new RangeError(`surrogate must be differentiable for a numeric minimiser, got ${surrogate.id}`);
  }
  const classes = probabilities.length;
  if (classes > 6) throw new RangeError(`probabilities must hold at most 6 classes, got ${classes}`);
  const minimum = (p: number[], tied?: number): number =>
    minimiseIntervalSum(sortedRisk(family, surrogate, p, weights, tied)).value;
  let infimum = Infinity;
  let wrongInfimum = Infinity;
  for (const order of orders(classes)) {
    const p = order.map((c) => probabilities[c]);
    const least = minimum(p);
    infimum = Math.min(infimum, least);
    const right = order.slice(0, top).every((c) => c < top);
    // The face with a tie at K also belongs to a wrong order, unless the orders are all that tells.
    wrongInfimum = Math.min(wrongInfimum, right ? minimum(p, top) : least);
  }
  return { infimum, wrongInfimum };
}
