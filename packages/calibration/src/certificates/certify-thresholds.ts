import { formatRational, rational } from '@owlery/numeric';

import { type CalibrationInstance } from '../internal/calibration-instance.ts';
import { type CertifiedInfimum, type InfimaCertificate } from '../verification/certificate-schema.ts';
import { exchanged } from './certify-partitions.ts';
import { thresholdSlopes, type ThresholdSlopes } from './threshold-slopes.ts';

/** The infima of a hinge BOWL with their proofs. O(L) operations on bigints a K. */
export function certifyThresholds(
  instance: CalibrationInstance,
  tops: readonly number[],
): Pick<InfimaCertificate, 'infimum' | 'claims'> {
  const { numerators: p, denominator: mass } = instance.exact!.probabilities;
  const { numerators: theta, denominator: one } = instance.exact!.weights;
  const text = (value: bigint): string => formatRational(rational(value, mass * one));
  const certified = (slopes: ThresholdSlopes, scores: readonly bigint[]): CertifiedInfimum => ({
    value: text(slopes.value),
    scores: scores.map(String),
    dual: { kind: 'slopes', own: slopes.own.map(text), negative: slopes.negative.map(text) },
  });
  const least = thresholdSlopes(p, mass, theta, one);
  const scores = (positive: number): bigint[] => p.map((_, r) => (r < positive ? 1n : -1n));
  const claims = tops.map((k) => {
    // Scores sorted like the exchanged probabilities, given to the classes: wrong at k in any case.
    const wrong = thresholdSlopes(exchanged(p, k), mass, theta, one);
    const gap = wrong.value - least.value;
    return {
      top: k,
      calibrated: gap > 0n,
      gap: text(gap),
      wrongInfimum: certified(wrong, exchanged(scores(wrong.positive), k)),
    };
  });
  return { infimum: certified(least, scores(least.positive)), claims };
}
