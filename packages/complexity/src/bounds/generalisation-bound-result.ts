import { type BallId } from '../balls/ball.ts';

/** The terms of the bound; they add up to `total`. */
export interface BoundTerms {
  /** $\hat{\mathbb E}\ell_\theta$. */
  readonly empirical: number;
  /** Twice the bound of $\hat{\mathfrak R}(\ell\circ F)$. */
  readonly complexity: number;
  /** $3B\sqrt{\ln(2/\delta)/(2n)}$, or its form for the mean complexity. */
  readonly confidence: number;
}

/** A generalisation bound, every term on its own. */
export interface GeneralisationBound {
  readonly route: string;
  /** How sure the route's constants are; see `ContractionRoute`. */
  readonly constants: 'proved' | 'recalled' | 'order only';
  readonly ball: BallId;
  /** The Lipschitz constant that the route takes. */
  readonly lipschitz: number;
  /** $B$. */
  readonly lossBound: number;
  readonly terms: BoundTerms;
  readonly total: number;
  /** The largest of the terms. */
  readonly dominating: keyof BoundTerms;
  /** The bound of the top-K error: `total` times the factor of domination; null without `top`. */
  readonly topKError: number | null;
  /** With `top`: `topKError` ≥ 1. Without: `total` ≥ `lossBound`. Then the bound says nothing. */
  readonly vacuous: boolean;
  /** The least n with which it is not vacuous, all else equal; null when there is none below $2^{53}$. */
  readonly firstNonVacuousN: number | null;
  /** Probability with which the bound holds. */
  readonly confidence: number;
}
