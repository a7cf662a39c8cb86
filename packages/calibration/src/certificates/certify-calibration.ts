import { formatRational, rational } from '@owlery/numeric';

import { type CalibrationOptions } from '../calibration-options.ts';
import { calibrationInstance, type CalibrationInstance } from '../internal/calibration-instance.ts';
import { type CalibrationCertificate } from '../verification/certificate-schema.ts';
import { certificateSeal } from '../verification/certificate-seal.ts';
import { certifyMajorant } from './certify-majorant.ts';
import { certifyPartitions } from './certify-partitions.ts';
import { certifyThresholds } from './certify-thresholds.ts';

/** The instance to certify, always in exact arithmetic. */
export interface CertificateOptions extends Omit<CalibrationOptions, 'exact' | 'inputError'> {
  /** Several K at once; `top` is one. All K with $p_K>p_{K+1}$ when both are left out. */
  readonly tops?: readonly number[];
}

/**
 * A certificate that a loss is, or is not, top-K calibrated at p: a JSON document of rationals as text that
 * {@link verifyCertificate} checks without trusting this package.
 *
 * Hinge: for the infimum over all score vectors and for the one over the wrong ones, a score vector that
 * attains it and a dual solution that proves it a lower bound; then the gap and the verdict. Where not
 * calibrated the wrong score vector is as good as any. Other surrogates (BOWL only): the slope of a line
 * that touches the points $(W_m,A_m)$ at K alone, or a chord over K.
 *
 * Doubles count as the exact numbers they are, divided by their exact sum; the document lists the
 * probabilities in falling order. Errors: those of `decideCalibration`; a RangeError for a K with
 * $p_K=p_{K+1}$ and for a POWL with another surrogate than the hinge.
 * Cost: O(L²) operations on bigints a K for a POWL, O(L) for a BOWL. Source: derived here.
 *
 * @example
 * const certificate = certifyCalibration({
 *   probabilities: ['3/5', '1/4', '3/20'].map(parseRational),
 *   family: 'powl', surrogate: 'hinge', weights: [1, 1],
 * });
 * verifyCertificate(JSON.stringify(certificate)).valid // true
 */
export function certifyCalibration(options: CertificateOptions): CalibrationCertificate {
  const instance = calibrationInstance({ ...options, exact: true });
  const { probabilities, weights } = instance.exact!;
  const tops = askedFor(instance, options);
  const document = {
    schema: 'owlery/calibration-certificate' as const,
    version: 1 as const,
    ...content(instance, tops, {
      probabilities: probabilities.numerators.map((n) =>
        formatRational(rational(n, probabilities.denominator)),
      ),
      weights: weights.numerators.map((n) => formatRational(rational(n, weights.denominator))),
    }),
  };
  return { ...document, seal: certificateSeal(document) } as CalibrationCertificate;
}

function askedFor(instance: CalibrationInstance, { top, tops }: CertificateOptions): number[] {
  const defined = Array.from({ length: instance.classes - 1 }, (_, i) => i + 1).filter(
    (k) => !instance.tied(k),
  );
  if (top !== undefined) return [top];
  if (tops === undefined) {
    if (defined.length > 0) return defined;
    throw new RangeError('probabilities must differ somewhere, got all equal: there is nothing to certify');
  }
  for (const k of tops) {
    if (defined.includes(k)) continue;
    throw new RangeError(
      `tops must lie where the sorted probabilities differ (${defined.join(', ')}), got ${k}`,
    );
  }
  if (tops.length === 0) throw new RangeError('tops must hold at least one number, got none');
  return [...new Set(tops)];
}

function content(
  instance: CalibrationInstance,
  tops: readonly number[],
  numbers: { probabilities: string[]; weights: string[] },
) {
  const { family, surrogate } = instance;
  if (surrogate.id === 'hinge') {
    const certify = family === 'powl' ? certifyPartitions : certifyThresholds;
    const { infimum, claims } = certify(instance, tops);
    return {
      kind: 'infima' as const,
      instance: { family, surrogate: 'hinge' as const, ...numbers },
      infimum,
      claims,
    };
  }
  const named = majorantSurrogates.find((id) => id === surrogate.id);
  if (family === 'powl' || named === undefined) {
    const allowed = `powl with hinge, or bowl with hinge, ${majorantSurrogates.join(', ')}`;
    throw new RangeError(`a certificate needs ${allowed}, got ${family} with ${surrogate.id}`);
  }
  return {
    kind: 'majorant' as const,
    instance: { family, surrogate: named, ...numbers },
    claims: certifyMajorant(instance, tops),
  };
}

const majorantSurrogates = ['squared-hinge', 'logistic', 'exponential', 'smoothed-hinge'] as const;
