import { type Noise } from '../noise.ts';
import { type FeatureNorms } from '../points/feature-norms.ts';

export type BallId = 'frobenius' | 'row' | 'row-sum' | 'spectral' | 'nuclear' | 'entrywise';

/**
 * A norm ball $\{W\in\mathbb R^{L\times d}:\lVert W\rVert\le\Lambda\}$ of linear multiclass scorers $f(x)=Wx$.
 *
 * With $M=\sum_i\varepsilon_ix_i^\top\in\mathbb R^{L\times d}$, $\varepsilon_i$ the noise of point $i$ (one number
 * a class), the complexity of the class is $\frac\Lambda n\mathbb E\lVert M\rVert_*$, $\lVert\cdot\rVert_*$ the
 * dual norm. Tables are row-major, one row a class.
 */
export interface Ball {
  /** Name used in commands and records. */
  readonly id: BallId;
  /** Name for people. */
  readonly title: string;
  /** $\lVert W\rVert$ in LaTeX. */
  readonly norm: string;
  /** $\lVert M\rVert_*$ in LaTeX. */
  readonly dual: string;
  /** $\lVert W\rVert$. */
  normOf(weights: Float64Array, classes: number, columns: number): number;
  /** $\lVert M\rVert_*=\max_{\lVert W\rVert\le1}\langle W,M\rangle$. */
  dualNormOf(matrix: Float64Array, classes: number, columns: number): number;
  /** Writes a $W$ with $\lVert W\rVert\le\Lambda$ and $\langle W,M\rangle=\Lambda\lVert M\rVert_*$ into `out`. */
  maximiser(matrix: Float64Array, classes: number, columns: number, radius: number, out: Float64Array): void;
  /** Replaces $W$ by the nearest point of the ball of radius $\Lambda$, in the Frobenius norm. */
  project(weights: Float64Array, classes: number, columns: number, radius: number): void;
  /** An upper bound of $\mathbb E\lVert M\rVert_*$. */
  bound(features: FeatureNorms, classes: number, noise: Noise): number;
  /** The bound of the complexity, $\frac\Lambda n\times$ that of `bound`, in LaTeX. */
  boundFormula(noise: Noise): string;
  /** A number that $\lVert M\rVert_*$ never exceeds when the noise is signs. */
  largestDual(features: FeatureNorms, classes: number): number;
  /** The Lipschitz constant of $\lVert M\rVert_*$ as a function of the $nL$ noise numbers ($\ell_2$). */
  noiseLipschitz(features: FeatureNorms, classes: number): number;
  /** The norm of a point that bounds its scores: $|f_c(x)|\le\Lambda\lVert x\rVert$, attained. */
  readonly pointNorm: 'l2' | 'lInfinity';
  /** The smallest $m$ with $|f_y(x)-f_c(x)|\le m\Lambda\lVert x\rVert$ for $y\ne c$. */
  readonly marginFactor: number;
  /** The smallest $a$ with $\lVert W\rVert_F\le a\lVert W\rVert$. */
  frobeniusFactor(classes: number, columns: number): number;
  /** True when the norm does not change under rotations of the points. */
  readonly rotationInvariant: boolean;
  /** How the dual norm is made of a number of each row; absent when it is not. */
  readonly rows?: RowRule;
  /** How the dual norm is made of the singular values; absent when it is made of rows. */
  readonly spectrum?: 'largest' | 'sum';
}

/** A dual norm that is a root of summed squares, a sum or a maximum of one number a row. */
export interface RowRule {
  readonly combine: 'root-sum-of-squares' | 'sum' | 'max';
  /** The norm of a row. */
  readonly of: 'l2' | 'lInfinity';
}
