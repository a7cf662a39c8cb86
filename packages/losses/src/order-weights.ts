import { type Family } from './family.ts';

/**
 * A named rule for order weights $\theta\in\mathbb R^N_{\ge0}$: $\theta_j$ weighs the $j$-th best scored of
 * the $N$ negatives.
 */
export interface OrderWeights {
  /** Name used in commands and records. */
  readonly id: string;
  /** Name for people. */
  readonly title: string;
  /** $\theta_j$ in LaTeX. */
  readonly formula: string;
  /** The families in which this name is used. */
  readonly families: readonly Family[];
  /** True when $\theta_1\ge\theta_2\ge\dots\ge\theta_N$ for every $N$: then the loss is convex. */
  readonly nonIncreasing: boolean;
  /**
   * A fresh $\theta$ of length $N\ge1$ (index $j-1$ holds $\theta_j$). Throws a RangeError for an $N$ that
   * is not a whole number from 1, or too small for the parameters.
   */
  weights(negatives: number): Float64Array;
}
