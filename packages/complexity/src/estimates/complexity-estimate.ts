import { type Noise } from '../noise.ts';

/**
 * How an interval is made.
 *
 * - `normal`: Student's; covers in the limit of many draws.
 * - `empirical-bernstein`: Maurer and Pontil 2009, needs a range; covers for every number of draws.
 * - `concentration`: covers for every number of draws; for signs by bounded differences (McDiarmid), for
 *   Gaussian noise by the Lipschitz constant (Tsirelson, Ibragimov and Sudakov).
 * - `moments`: certain, no chance in it.
 */
export type IntervalMethod = 'normal' | 'empirical-bernstein' | 'concentration' | 'moments';

/** An interval for the complexity, with its name. */
export interface NamedInterval {
  readonly method: IntervalMethod;
  readonly low: number;
  readonly high: number;
}

/** How the estimate came about. */
export type EstimateMethod = 'enumeration' | 'quadrature' | 'moments' | 'monte-carlo';

/** An estimate of the complexity of a class on a sample. */
export interface ComplexityEstimate {
  readonly noise: Noise;
  /** $n$. */
  readonly points: number;
  /** $L$: independent noise numbers a point. */
  readonly classes: number;
  /** $\frac1n\mathbb E\sup$, or its estimate. */
  readonly estimate: number;
  /** The interval chosen by the caller; the estimate twice when it is exact. */
  readonly interval: readonly [number, number];
  readonly intervalMethod: IntervalMethod | 'exact';
  /** Every interval that could be had, the chosen one among them. */
  readonly intervals: readonly NamedInterval[];
  /** The level of the intervals; 1 when they are certain. */
  readonly confidence: number;
  /** Independent values that were averaged; 0 when there is no chance in the estimate. */
  readonly draws: number;
  /** True for enumeration and quadrature: exact to rounding. */
  readonly exact: boolean;
  readonly method: EstimateMethod;
  /** Interval width over estimate, of the chosen interval. */
  readonly relativeWidth: number;
  /** Share of the variance that the control variate took away; 0 when none was used. */
  readonly varianceReduction: number;
}
