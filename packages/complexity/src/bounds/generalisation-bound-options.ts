import { type Family, type Surrogate } from '@owlery/losses';
import { type UniformScheme } from '@owlery/mining';

import { type Ball, type BallId } from '../balls/ball.ts';
import { type ComplexityEstimate } from '../estimates/complexity-estimate.ts';
import { type FeatureNorms } from '../points/feature-norms.ts';
import { type ContractionRoute } from '../routes/contraction-route.ts';

/** The question that `generalisationBound` answers. */
export interface GeneralisationBoundOptions {
  readonly family: Family;
  /** $\varphi$, or its name in the registry. */
  readonly surrogate: Surrogate | string;
  /** $L\ge2$. */
  readonly classes: number;
  /** $\theta\in\mathbb R^{L-1}_{\ge0}$, or $b$ and $k$ of stochastic negative mining, without replacement unless said. */
  readonly weights:
    ArrayLike<number> | { readonly sample: number; readonly keep: number; readonly scheme?: UniformScheme };
  /** $n\ge1$. */
  readonly points: number;
  /** $\Lambda\ge0$: the norm of $W$ is at most this. */
  readonly norm: number;
  /** Which norm; `frobenius` when left out. */
  readonly ball?: Ball | BallId;
  /** $r\ge0$: $\lVert x\rVert_2\le r$ almost surely. */
  readonly featureRadius: number;
  /** $d$, where the ball asks for it (`entrywise`; `spectral` takes $L$ for want of it). */
  readonly columns?: number;
  /** $\delta\in(0,1)$. */
  readonly delta: number;
  readonly route: ContractionRoute | string;
  /** $K$ from 1 to $L-1$: also bound the top-K error. */
  readonly top?: number;
  /** $\hat{\mathbb E}\ell_\theta\ge0$ with the exact $\theta$; 0 when left out, then the total bounds the gap. */
  readonly empiricalLoss?: number;
  /** Measured norms of the sample in place of the worst case over $\lVert x\rVert\le r$. */
  readonly features?: FeatureNorms;
  /** A measured complexity of the scorers (that of the route's noise); its upper end is taken. */
  readonly complexity?: ComplexityEstimate;
  /**
   * `sample`: the theorem with the complexity on the sample, confidence term $3B\sqrt{\ln(2/\delta)/(2n)}$.
   * `distribution`: with its mean over samples, $B\sqrt{\ln(1/\delta)/(2n)}$; needs the worst case over points.
   * `sample` when left out.
   */
  readonly complexityOf?: 'sample' | 'distribution';
}
