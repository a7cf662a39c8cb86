import { formatRational, rational } from '@owlery/numeric';

import { ExactPartitions } from '../hinge-powl/exact-partitions.ts';
import { cutsAfter, cutsBefore, searchPartitions } from '../hinge-powl/search-partitions.ts';
import { type CalibrationInstance } from '../internal/calibration-instance.ts';
import { type CertifiedInfimum, type InfimaCertificate } from '../verification/certificate-schema.ts';
import { intervalPacking } from './interval-packing.ts';
import { partitionScores } from './partition-scores.ts';

/** The infima of a hinge POWL with their proofs. O(L²) operations on bigints a K. */
export function certifyPartitions(
  instance: CalibrationInstance,
  tops: readonly number[],
): Pick<InfimaCertificate, 'infimum' | 'claims'> {
  const { probabilities, weights } = instance.exact!;
  const [p, theta] = [probabilities.numerators, weights.numerators];
  const classes = p.length;
  const unit = probabilities.denominator * weights.denominator;
  const text = (value: bigint): string => formatRational(rational(value, unit));
  const costs = new ExactPartitions(p, theta);
  const { cuts, previous, next } = searchPartitions(costs);
  const certified = (
    value: bigint,
    scores: readonly bigint[],
    ranks: readonly bigint[],
  ): CertifiedInfimum => {
    const { full, part } = intervalPacking(ranks, theta);
    return {
      value: text(value),
      scores: scores.map(String),
      dual: { kind: 'packing', full, part: part.map(text) },
    };
  };
  const claims = tops.map((k) => {
    const isCut = cuts.includes(k);
    const gap = isCut ? costs.gap(k) : 0n;
    const ranks = exchanged(p, k);
    const tied = !isCut || costs.avoids(k);
    const [left, right] = tied ? [costs.avoidingStart[k], costs.avoidingEnd[k]] : [k, costs.exchangedEnd[k]];
    const around = [left, ...(tied ? [] : [k]), right].filter((cut) => cut > 0 && cut < classes);
    const inner = isCut
      ? [
          ...cutsBefore(left, previous),
          ...new Set(around),
          ...(right < classes ? cutsAfter(right, next) : []),
        ]
      : cuts;
    const scores = partitionScores(classes, inner);
    return {
      top: k,
      calibrated: gap > 0n,
      gap: text(gap),
      wrongInfimum: certified(costs.optimum + gap, tied ? scores : exchanged(scores, k), ranks),
    };
  });
  return { infimum: certified(costs.optimum, partitionScores(classes, cuts), p), claims };
}

/** The list with its entries of rank k and k + 1 exchanged. */
export function exchanged(list: readonly bigint[], k: number): bigint[] {
  const copy = list.slice();
  [copy[k - 1], copy[k]] = [copy[k], copy[k - 1]];
  return copy;
}
