import { type Family, type Surrogate } from '@owlery/losses';
import { checkWholeNumber, rational } from '@owlery/numeric';

import { type Numbers } from '../calibration-options.ts';
import { decideCalibration } from '../decide-calibration.ts';

/** One lattice point of the triangle and what is known there. */
export interface SimplexGridPoint {
  /** $(i,j,k)/n$ in falling order. */
  readonly probabilities: readonly [number, number, number];
  readonly calibratedFor: readonly number[];
  readonly undecided: readonly number[];
  readonly undefinedFor: readonly number[];
  /** Gap and signed margin by K. */
  readonly gaps: Readonly<Record<number, number>>;
  readonly margins: Readonly<Record<number, number>>;
}

/**
 * Verdicts and gaps of any loss on the lattice $\{(i,j,k)/n: i\ge j\ge k\ge0,\ i+j+k=n\}$: the sorted sixth of
 * the triangle of three classes; the rest is its mirror image.
 *
 * `resolution` is n, a whole number from 1; `surrogate` and `weights` as for `decideCalibration`.
 * Errors: those of `decideCalibration`. Cost: about n²/12 decisions. Source: definition.
 *
 * @example
 * simplexGrid({ family: 'bowl', surrogate: 'logistic', weights: [1, 1], resolution: 12 }).length // 19
 */
export function simplexGrid(options: {
  family: Family;
  surrogate: Surrogate | string;
  weights: Numbers;
  resolution: number;
}): SimplexGridPoint[] {
  const { family, surrogate, weights, resolution: n } = options;
  checkWholeNumber('resolution', n, 1, 10_000);
  const grid: SimplexGridPoint[] = [];
  for (let i = n; 3 * i >= n; i--) {
    for (let j = Math.min(i, n - i); 2 * j >= n - i; j--) {
      const k = n - i - j;
      const probabilities = [i, j, k].map((x) => rational(x, n));
      const { calibratedFor, undecided, undefinedFor, gaps, margins } = decideCalibration({
        probabilities,
        family,
        surrogate,
        weights,
      });
      grid.push({
        probabilities: [i / n, j / n, k / n],
        calibratedFor,
        undecided,
        undefinedFor,
        gaps,
        margins,
      });
    }
  }
  return grid;
}
