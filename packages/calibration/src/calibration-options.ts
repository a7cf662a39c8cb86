import { type Family, type Surrogate } from '@owlery/losses';
import { type Rational } from '@owlery/numeric';

/** Numbers of an instance: doubles, or exact rationals. */
export type Numbers = ArrayLike<number> | readonly Rational[];

/** The question that {@link decideCalibration} answers. */
export interface CalibrationOptions {
  /**
   * $p\in\mathbb R^L_{\ge0}$, $L\ge2$, in any order. Rationals must sum to 1 exactly; doubles to within
   * $10^{-12}+L\,2^{-53}$, and they are then read as the distribution $p/\sum_c p_c$.
   */
  readonly probabilities: Numbers;
  readonly family: Family;
  /** $\varphi$, or its name in the registry. */
  readonly surrogate: Surrogate | string;
  /** $\theta\in\mathbb R^{L-1}_{\ge0}$, monotone or not. */
  readonly weights: Numbers;
  /** Decide this K only, $1\le K<L$; all K when left out. */
  readonly top?: number;
  /** Decide in rational arithmetic; doubles then count as the exact numbers they are. */
  readonly exact?: boolean;
  /**
   * In doubles: the largest relative error of each probability and each weight, whose order is taken as
   * right; $2^{-53}$ when left out, the error of rounding a number once. 0 decides about the doubles as
   * they stand. Whatever exact numbers lie behind the doubles, a decided verdict is then theirs.
   */
  readonly inputError?: number;
}
