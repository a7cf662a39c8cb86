import { decideCalibration } from '@owlery/calibration';
import { type OrderedWeightedLoss } from '@owlery/losses';

import { conditionalsOf } from '../internal/conditionals-of.ts';
import { type FiniteDistribution } from './finite-distribution.ts';

/** What no scorer can do better than under a finite distribution, and where the loss leads there. */
export interface BayesRisk {
  /** $\mathbb E\inf_fC(f\mid x)$: the least expected loss of any function. */
  readonly loss: number;
  /** The least expected top-K error, by K as asked. */
  readonly topKErrors: readonly number[];
  /**
   * By K: the probability of the points at which the loss is top-K calibrated, so that whoever minimises its
   * conditional risk has the K likeliest labels on top; the answers are those of `decideCalibration`.
   */
  readonly calibrated: readonly number[];
  /** By K: the probability of the points where the question is not defined ($p_K=p_{K+1}$) or not decided. */
  readonly open: readonly number[];
}

/**
 * The Bayes risk of an ordered weighted loss under a finite distribution, the least top-K errors, and the mass of
 * points where the loss is top-K calibrated.
 *
 * $$\mathbb E_x\inf_{f\in\mathbb R^L}\sum_y\Pr[y\mid x]\,\ell_\theta(f,y),\qquad
 *   1-\mathbb E_x\sum_{j\le K}p_{[j]}(x)$$
 *
 * `tops` lists K from 1 to $L-1$. Linear scorers in a ball may reach less than any function can.
 *
 * @throws RangeError as `decideCalibration` does.
 *
 * Cost: a decision a point. Source: derived here.
 * @example
 * const p = clusterDistribution({ clusters: 1, columns: 1, probabilities: [0.6, 0.25, 0.15], stream: randomStream(1) });
 * const { loss, topKErrors, calibrated } = bayesRisk(p, powl({ surrogate: hinge, weights: [1, 1] }), [1, 2]);
 * [loss.toFixed(6), topKErrors[0].toFixed(6), calibrated] // ['1.200000', '0.400000', [1, 0]]
 */
export function bayesRisk(
  distribution: FiniteDistribution,
  { family, surrogate, weights }: OrderedWeightedLoss,
  tops: readonly number[],
): BayesRisk {
  let loss = 0;
  const topKErrors = tops.map(() => 0);
  const calibrated = tops.map(() => 0);
  const open = tops.map(() => 0);
  for (const { mass, probabilities } of conditionalsOf(distribution)) {
    const falling = probabilities.slice().sort().reverse();
    // A sum of doubles that were divided by the mass: each has a few roundings behind it.
    const decision = decideCalibration({ probabilities, family, surrogate, weights, inputError: 2 ** -50 });
    loss += mass * decision.infimum;
    tops.forEach((top, at) => {
      let head = 0;
      for (let j = 0; j < top; j++) head += falling[j];
      topKErrors[at] += mass * Math.max(0, 1 - head);
      if (decision.calibratedFor.includes(top)) calibrated[at] += mass;
      if (decision.undecided.includes(top) || decision.undefinedFor.includes(top)) open[at] += mass;
    });
  }
  return { loss, topKErrors, calibrated, open };
}
