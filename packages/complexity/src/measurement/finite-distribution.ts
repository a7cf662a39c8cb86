import { type Points } from '../points/points.ts';

/**
 * A distribution on finitely many pairs $(x,y)$: one that was made up, or the empirical one of a sample.
 *
 * The pairs of point $i$ are the entries `pairStarts[i]` … `pairStarts[i + 1] - 1`; each has a label and a
 * probability. With it an expected loss is a finite sum, and no sampling stands between a scorer and its risk.
 *
 * @example
 * // x = 1 with the labels 0 and 1 at chances 3/8 and 1/8, x = -1 with the label 1 at chance 1/2
 * const distribution: FiniteDistribution = {
 *   points: pointsFromRows([[1], [-1]]),
 *   classes: 2,
 *   pairStarts: Uint32Array.of(0, 2, 3),
 *   labels: Uint32Array.of(0, 1, 1),
 *   probabilities: Float64Array.of(0.375, 0.125, 0.5),
 * };
 * expectedTopKError(distribution, Float64Array.of(1, -1), 1) // 0.125
 */
export interface FiniteDistribution {
  /** $x_1,\dots,x_m$, the support. */
  readonly points: Points;
  /** $L\ge2$. */
  readonly classes: number;
  /** $m+1$ offsets, the first 0. */
  readonly pairStarts: Uint32Array;
  /** $y\in\{0,\dots,L-1\}$ of each pair. */
  readonly labels: Uint32Array;
  /** Of each pair; at least 0, of sum 1. */
  readonly probabilities: Float64Array;
}
