import { type Family } from './family.ts';
import { type LipschitzConstants } from './lipschitz-constants.ts';
import { type MulticlassLoss } from './multiclass-loss.ts';
import { type Surrogate } from './surrogate.ts';

/**
 * An ordered weighted loss: a surrogate on each negative, weighed by the negative's rank.
 *
 * Built by `powl` and `bowl`. The loss owns its scratch memory, so `value` and `subgradient` allocate
 * nothing; one object serves one thread.
 */
export interface OrderedWeightedLoss extends MulticlassLoss {
  readonly family: Family;
  /** $\varphi$. */
  readonly surrogate: Surrogate;
  /** $\theta\in\mathbb R^N_{\ge0}$, a private copy; writing to it is not supported. */
  readonly weights: Float64Array;
  /** $L=N+1$. */
  readonly classes: number;
  /** True if and only if $\theta$ is non-increasing. */
  readonly convex: boolean;
  /** See `lipschitzConstants`. */
  readonly lipschitz: LipschitzConstants;
  /** See `topKErrorFactor`. */
  topKErrorFactor(k: number): number;
  withWeights(weights: Float64Array): OrderedWeightedLoss;
}
