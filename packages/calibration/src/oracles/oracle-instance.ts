import { type Family, type Surrogate } from '@owlery/losses';

/** An instance as the oracles take it: nothing sorted or scaled for them beyond the order of p. */
export interface OracleInstance {
  readonly family: Family;
  readonly surrogate: Surrogate;
  /** $p\in\mathbb R^L_{\ge0}$, non-increasing, of sum 1. */
  readonly probabilities: readonly number[];
  /** $\theta\in\mathbb R^{L-1}_{\ge0}$. */
  readonly weights: readonly number[];
  /** K, with $p_K>p_{K+1}$. */
  readonly top: number;
}

/** What an oracle finds: the two infima whose difference is the gap. */
export interface OracleInfima {
  /** $\inf_fC(f)$. */
  readonly infimum: number;
  /** The infimum over the f with $f_a\le f_b$ for some $a\le K<b$. */
  readonly wrongInfimum: number;
}
