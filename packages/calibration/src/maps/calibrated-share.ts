import { type Family, type Surrogate } from '@owlery/losses';
import {
  binomialInterval,
  checkWholeNumber,
  compensatedSum,
  type BinomialInterval,
  type RandomStream,
} from '@owlery/numeric';

import { type Numbers } from '../calibration-options.ts';
import { decideCalibration } from '../decide-calibration.ts';

/** The share of all distributions at which a loss is top-K calibrated, estimated. */
export interface CalibratedShare extends BinomialInterval {
  /** K. */
  readonly top: number;
  /** Distributions at which the loss was calibrated. */
  readonly calibrated: number;
  /** Distributions at which the doubles could not tell; they count as not calibrated. */
  readonly undecided: number;
  /** Distributions drawn. */
  readonly points: number;
}

/**
 * Estimates for every K the share of the simplex of distributions where a loss is top-K calibrated.
 *
 * Distributions are uniform on the simplex of L = weights + 1 classes (normalised exponentials), `points`
 * of them; the interval is Clopper and Pearson's at `confidence` (0.95 when left out), for each K alone.
 * `stream` is the source of randomness. Errors: those of `decideCalibration` and `binomialInterval`.
 * Cost: one decision a point. Source: definition.
 *
 * @example
 * calibratedShare({
 *   family: 'bowl', surrogate: 'hinge', weights: [1, 1], points: 1000, stream: randomStream(7, 'share'),
 * })[0].share // near 3/4
 */
export function calibratedShare(options: {
  family: Family;
  surrogate: Surrogate | string;
  weights: Numbers;
  points: number;
  stream: RandomStream;
  confidence?: number;
}): CalibratedShare[] {
  const { family, surrogate, weights, points, stream, confidence } = options;
  checkWholeNumber('points', points, 1, Infinity);
  const classes = weights.length + 1;
  const calibrated = new Int32Array(classes);
  const undecided = new Int32Array(classes);
  const masses = new Float64Array(classes);
  for (let point = 0; point < points; point++) {
    for (let c = 0; c < classes; c++) masses[c] = -Math.log(1 - stream.uniform());
    const total = compensatedSum(masses);
    const decision = decideCalibration({
      probabilities: masses.map((mass) => mass / total),
      family,
      surrogate,
      weights,
    });
    for (const k of decision.calibratedFor) calibrated[k]++;
    for (const k of decision.undecided) undecided[k]++;
  }
  return Array.from({ length: classes - 1 }, (_, i) => ({
    top: i + 1,
    calibrated: calibrated[i + 1],
    undecided: undecided[i + 1],
    points,
    ...binomialInterval(calibrated[i + 1], points, confidence),
  }));
}
