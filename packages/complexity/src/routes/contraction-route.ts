import { type LipschitzConstants } from '@owlery/losses';

import { type Noise } from '../noise.ts';

/** What a contraction route may ask about a class of scorers $F$ on a sample and a loss on it. */
export interface RouteInput {
  /** Lipschitz constants of $\ell(\cdot,y)$ on the scores that $F$ reaches. */
  readonly lipschitz: LipschitzConstants;
  /** $n$. */
  readonly points: number;
  /** $L$. */
  readonly classes: number;
  /** The complexity of $F$ itself under one noise number a point and class, or an upper bound of it. */
  linear(noise: Noise): number;
  /** $s\ge|f_c(x_i)|$ for all $f\in F$, points and classes. */
  readonly scoreBound: number;
  /** $\Lambda_F\ge\lVert W\rVert_F$ for all $W$ of the class. */
  readonly frobeniusRadius: number;
  /** $r\ge\lVert x_i\rVert_2$. */
  readonly featureRadius: number;
}

/** A way from the complexity of scorers to that of their losses. */
export interface ContractionRoute {
  /** Name used in commands and records. */
  readonly id: string;
  /** Name for people. */
  readonly title: string;
  /** The bound in LaTeX. */
  readonly formula: string;
  /** The norm of the scores whose Lipschitz constant it takes. */
  readonly norm: 'l2' | 'lInfinity';
  /** The noise whose complexity of $F$ it takes; absent when it takes none. */
  readonly noise?: Noise;
  /**
   * How sure its constants are: `proved` here or in a text at hand, `recalled` from the literature without the
   * text, `order only` when the text itself leaves the constant open, so that no number is a bound.
   */
  readonly constants: 'proved' | 'recalled' | 'order only';
  /** Where it comes from. */
  readonly source: string;
  /** An upper bound of the Rademacher complexity $\hat{\mathfrak R}(\ell\circ F)$. */
  bound(input: RouteInput): number;
}
