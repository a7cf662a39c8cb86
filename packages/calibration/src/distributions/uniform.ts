import { rational } from '@owlery/numeric';

import { type ProbabilityFamily } from './probability-family.ts';

/**
 * Equal probabilities: $p_c=1/L$. All ties, so no question of calibration is defined; for completeness.
 *
 * O(L). Source: definition.
 *
 * @example
 * uniform.probabilities(4, []) // 0.25, 0.25, 0.25, 0.25
 */
export const uniform: ProbabilityFamily = {
  id: 'uniform',
  title: 'Uniform',
  formula: String.raw`p_c=1/L`,
  parameters: [],
  relativeError: 2 ** -53,
  probabilities: (classes) => new Float64Array(classes).fill(1 / classes),
  exactProbabilities: (classes) => Array.from({ length: classes }, () => rational(1, classes)),
};
