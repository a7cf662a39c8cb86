import { agreementWithDefinition } from './laws/agreement-with-definition.ts';
import { convexity } from './laws/convexity.ts';
import { exactValue } from './laws/exact-value.ts';
import { exchange } from './laws/exchange.ts';
import { homogeneityInWeights } from './laws/homogeneity-in-weights.ts';
import { lipschitzAttained } from './laws/lipschitz-attained.ts';
import { lipschitz } from './laws/lipschitz.ts';
import { monotonicity } from './laws/monotonicity.ts';
import { numericDerivative } from './laws/numeric-derivative.ts';
import { permutationEquivariance } from './laws/permutation-equivariance.ts';
import { repeatable } from './laws/repeatable.ts';
import { subgradientInequality } from './laws/subgradient-inequality.ts';
import { topKErrorDomination } from './laws/top-k-error-domination.ts';
import { translationInvariance } from './laws/translation-invariance.ts';
import { violationWhenNotConvex } from './laws/violation-when-not-convex.ts';
import { type LossLaw } from './loss-law.ts';

/**
 * Every law of losses. Which of them apply depends on what the loss claims about itself.
 *
 * @example
 * lossLaws.filter((law) => law.appliesTo({ id: 'plain', value: () => 0, subgradient: () => 0 })).map((law) => law.id)
 * // ['repeatable', 'numeric-derivative', 'permutation-equivariance', 'monotonicity']
 */
export const lossLaws: readonly LossLaw[] = [
  repeatable,
  agreementWithDefinition,
  exactValue,
  numericDerivative,
  subgradientInequality,
  convexity,
  violationWhenNotConvex,
  permutationEquivariance,
  homogeneityInWeights,
  translationInvariance,
  monotonicity,
  exchange,
  topKErrorDomination,
  lipschitz,
  lipschitzAttained,
];
