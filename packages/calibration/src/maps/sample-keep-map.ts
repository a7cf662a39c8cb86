import { type Family, type Surrogate } from '@owlery/losses';
import { inducedWeights, type MiningScheme } from '@owlery/mining';

import { type CalibrationOptions } from '../calibration-options.ts';
import { decideCalibration } from '../decide-calibration.ts';

/** One cell of a map over b and k. */
export interface SampleKeepCell {
  /** b. */
  readonly sample: number;
  /** k. */
  readonly keep: number;
  readonly calibratedFor: readonly number[];
  readonly undecided: readonly number[];
  readonly gaps: Readonly<Record<number, number>>;
  readonly margins: Readonly<Record<number, number>>;
}

/** What to map. */
export interface SampleKeepOptions extends Pick<CalibrationOptions, 'probabilities' | 'top'> {
  readonly family: Family;
  readonly surrogate: Surrogate | string;
  readonly scheme: MiningScheme['scheme'];
  /** The values of b. */
  readonly samples: readonly number[];
  /** The values of k; cells with k > b are left out. */
  readonly keeps: readonly number[];
  /** As for `decideCalibration`; $2^{-43}$ when left out, the error of the weights in doubles. */
  readonly inputError?: number;
}

/**
 * Which K are calibrated at p for each b and k of stochastic negative mining.
 *
 * Weights are those that mining b and keeping k induces, in doubles.
 * Errors: those of `decideCalibration` and `inducedWeights`. Cost: one decision a cell. Source: definition.
 *
 * @example
 * const [cell] = sampleKeepMap({
 *   probabilities: [0.6, 0.25, 0.15], family: 'bowl', surrogate: 'hinge',
 *   scheme: 'without-replacement', samples: [2], keeps: [2],
 * });
 * cell.calibratedFor // [1]
 */
export function sampleKeepMap(options: SampleKeepOptions): SampleKeepCell[] {
  const { probabilities, family, surrogate, scheme, samples, keeps, inputError = 2 ** -43 } = options;
  const negatives = probabilities.length - 1;
  return samples.flatMap((sample) =>
    keeps
      .filter((keep) => keep <= sample)
      .map((keep) => {
        const weights = inducedWeights({ negatives, sample, keep, scheme });
        const { calibratedFor, undecided, gaps, margins } = decideCalibration({
          probabilities,
          family,
          surrogate,
          weights,
          inputError,
          ...(options.top !== undefined && { top: options.top }),
        });
        return { sample, keep, calibratedFor, undecided, gaps, margins };
      }),
  );
}
