import { type Family } from '@owlery/losses';
import { type Rational } from '@owlery/numeric';

/** How a verdict was reached, which says how sure it is. */
export type CalibrationMethod =
  /** Hinge POWL: least-risk ordered partitions; every K together. */
  | 'ordered-partitions'
  /** Hinge BOWL: least value of $G(m)$. */
  | 'positive-prefix'
  /** Differentiable BOWL: strict vertices of the least concave majorant. */
  | 'concave-majorant'
  /** Differentiable POWL: a numeric minimiser, an estimate without a proven bound. */
  | 'numeric-minimiser';

/** The answer of {@link decideCalibration}. K always counts classes in falling order of probability. */
export interface CalibrationDecision {
  /** $L$. */
  readonly classes: number;
  readonly family: Family;
  /** Name of the surrogate. */
  readonly surrogate: string;
  /** Every K asked for at which the loss is top-K calibrated at p. */
  readonly calibratedFor: number[];
  /** Every K asked for that the doubles cannot settle; empty in exact mode. */
  readonly undecided: number[];
  /** Every K asked for with $p_K=p_{K+1}$, where the question is not defined. */
  readonly undefinedFor: number[];
  /**
   * For each other K the gap $\inf_{\neg P_K}C-\inf C\ge0$: what a wrong score vector loses at least.
   * It is positive where calibrated, 0 where not.
   */
  readonly gaps: Record<number, number>;
  /**
   * The gap with a sign, to draw: where the loss is not calibrated, minus the least price of an answer that separates K
   * (a cut at K, or m = K) over the optimum. Only for the hinge; otherwise equal to `gaps`.
   */
  readonly margins: Record<number, number>;
  /** The gaps of exact mode as rationals, for the hinge. */
  readonly exactGaps?: Record<number, Rational>;
  /** $\inf_fC(f)$, with the relative error of a numeric optimum where the surrogate is not the hinge. */
  readonly infimum: number;
  /** The same as a rational, in exact mode for the hinge. */
  readonly exactInfimum?: Rational;
  /**
   * Hinge BOWL: every m such that "+1 for the first m classes, −1 for the others" is optimal (in doubles:
   * cannot be told from optimal). Other methods: the cuts of one optimal score vector, in rising order,
   * in a list of one; equal scores between two cuts.
   */
  readonly minimisers: number[] | number[][];
  readonly method: CalibrationMethod;
  readonly exact: boolean;
  /** `proved`: exact, or in doubles outside a proven error bound. `estimated`: by a numeric minimiser. */
  readonly strength: 'proved' | 'estimated';
  /**
   * Largest bound, over the K asked for, of the error of what decides: the margin (hinge), where a margin
   * within its own bound is undecided; the slopes to the left and right of K, relative, taken together
   * (`concave-majorant`); the gap (`numeric-minimiser`, a tolerance). 0 in exact mode.
   */
  readonly errorBound: number;
  /** Largest error bound of a gap; not proven, only estimated, where the gap comes from a numeric optimum. */
  readonly gapErrorBound: number;
}
