import { type Rational } from '@owlery/numeric';

import { type CalibrationMethod } from '../calibration-decision.ts';

/** What a solver says about one K. */
export interface Verdict {
  /** 1 calibrated, −1 not, 0 undecided. */
  readonly sign: -1 | 0 | 1;
  readonly gap: number;
  readonly margin: number;
  readonly exactGap?: Rational;
  /** Bound of the error of the margin; 0 in exact mode. */
  readonly error: number;
  /** Bound of the error of the gap; the margin's when left out. */
  readonly gapError?: number;
}

/** A solved instance: verdicts on demand. */
export interface Verdicts {
  readonly method: CalibrationMethod;
  readonly minimisers: number[] | number[][];
  /** $\inf_fC(f)$. */
  readonly infimum: number;
  readonly exactInfimum?: Rational;
  verdict(k: number): Verdict;
}

/** The sign of a value known up to an error. */
export function signBeyond(value: number, error: number): -1 | 0 | 1 {
  if (value > error) return 1;
  return value < -error ? -1 : 0;
}
