import { bowl } from './bowl.ts';
import { families, type Family } from './family.ts';
import { orderWeights } from './order-weights-registry.ts';
import { type OrderWeights } from './order-weights.ts';
import { type OrderedWeightedLoss } from './ordered-weighted-loss.ts';
import { powl } from './powl.ts';
import { surrogates } from './surrogates.ts';
import { type Surrogate } from './surrogate.ts';

/** One line of the registry of losses. */
export interface LossEntry {
  /** `family-surrogate-weights`. */
  readonly id: string;
  readonly family: Family;
  /** The id of $\varphi$. */
  readonly surrogate: string;
  /** The id of $\theta$. */
  readonly weights: string;
  /** Convex in the scores for every number of classes; with two classes every loss is. */
  readonly convex: boolean;
  /** $\varphi$ is differentiable; the loss still has kinks where scores tie, unless $\theta$ is constant. */
  readonly smoothSurrogate: boolean;
  readonly strictlyDecreasing: boolean;
  /** The loss for $L\ge2$ classes; throws a RangeError for another number. O(L). */
  build(classes: number): OrderedWeightedLoss;
}

function entry(family: Family, surrogate: Surrogate, rule: OrderWeights): LossEntry {
  const id = `${family}-${surrogate.id}-${rule.id}`;
  return {
    id,
    family,
    surrogate: surrogate.id,
    weights: rule.id,
    convex: rule.nonIncreasing,
    smoothSurrogate: surrogate.differentiable,
    strictlyDecreasing: surrogate.strictlyDecreasing,
    build(classes) {
      if (!Number.isInteger(classes) || classes < 2) {
        throw new RangeError(`classes must be a whole number of at least 2, got ${classes}`);
      }
      const options = { surrogate, weights: rule.weights(classes - 1), id };
      return family === 'powl' ? powl(options) : bowl(options);
    },
  };
}

/**
 * Every ordered weighted loss of the project: families times surrogates times named order weights. The law
 * suites of `@owlery/testing` run over the whole list, so a new entry is tested by being listed.
 *
 * @example
 * lossRegistry.length // 70
 * lossRegistry[0].id // 'powl-hinge-weston-watkins'
 * lossRegistry[0].build(3).value(Float64Array.of(0, 0, 0), 1) // 2
 */
export const lossRegistry: readonly LossEntry[] = families.flatMap((family) =>
  surrogates.flatMap((surrogate) =>
    orderWeights
      .filter((rule) => rule.families.includes(family))
      .map((rule) => entry(family, surrogate, rule)),
  ),
);
