import { inducedWeightsExact, isNonIncreasing, type MiningScheme } from '@owlery/mining';
import { rationalToDouble, type Rational } from '@owlery/numeric';

import { type Check } from '../check.ts';
import { enumeratedWeights } from './enumerated-weights.ts';
import { forEvery } from './for-every.ts';

/** A closed form of the induced weights held against the list of all draws, and against `inducedWeightsExact`. */
export function weightsByEnumeration(options: {
  schemes: () => Iterable<MiningScheme>;
  formula: (mining: MiningScheme) => Rational[];
  says: string;
}): Check {
  return forEvery({
    id: 'enumeration',
    says: options.says,
    exact: true,
    instances: options.schemes,
    law: (mining) => {
      const [weights, enumerated] = [options.formula(mining), enumeratedWeights(mining)];
      const library = inducedWeightsExact(mining);
      const same = weights.every((weight, j) => weight.equals(enumerated[j]) && weight.equals(library[j]));
      if (!same || weights.length !== mining.negatives) return { weights, enumerated, library };
      return isNonIncreasing(weights.map(rationalToDouble))
        ? undefined
        : { weights, reason: 'the weights rise' };
    },
  });
}
