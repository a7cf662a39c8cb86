import { gaussianMaximum } from '@owlery/complexity';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { flatScores, hingeLosses, scoredClasses } from '../internal/scored-class.ts';
import { signSum } from '../internal/sign-sum.ts';
import { sum } from '../internal/sum.ts';
import { table } from '../lipschitz-constants/claim.ts';

const squareDistance = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((value, i) => (value - b[i]) ** 2));

const increments = forAll({
  id: 'increments',
  says: 'Losses of two functions are no farther apart than c₂ times their scores, in whole numbers, with equality.',
  exact: true,
  cases: 3000,
  instances: scoredClasses({ mostFunctions: 2, mostSigns: 12 }),
  sees: ['equality', 'below'],
  law: (instance, note) => {
    const { l2Squared } = table(instance.family, instance.weights);
    const [losses, scores] = [hingeLosses(instance), flatScores(instance)];
    const left = squareDistance(losses[0], losses[1]);
    const right = l2Squared * squareDistance(scores[0], scores[1]);
    if (left > 0) note(left === right ? 'equality' : 'below');
    return left <= right ? undefined : { left, right };
  },
});

/** The comparison of suprema with the constant `share` · c₂; less than 1 is wrong. */
export function comparison(share = 1): Check {
  return forAll({
    id: 'comparison',
    says: 'Up to three functions: E sup of the losses is at most c₂ times that of the scores, in closed form.',
    exact: false,
    cases: 2000,
    instances: scoredClasses({ mostFunctions: 3, mostSigns: 12 }),
    law: (instance) => {
      const { l2Squared } = table(instance.family, instance.weights);
      const left = gaussianMaximum(hingeLosses(instance));
      const right = share * Math.sqrt(l2Squared) * gaussianMaximum(flatScores(instance));
      return left <= right + 1e-12 ? undefined : { left, right };
    },
  });
}

const route = forAll({
  id: 'route',
  says: 'Up to three functions: R of the losses by all signs is at most √(π/2) c₂ G of the scores, with equality.',
  exact: false,
  cases: 1000,
  instances: scoredClasses({ mostFunctions: 3, mostSigns: 12 }),
  sees: ['equality', 'below'],
  law: (instance, note) => {
    const { l2Squared } = table(instance.family, instance.weights);
    const left = signSum(hingeLosses(instance)) / 2 ** instance.labels.length;
    const right = Math.sqrt((Math.PI / 2) * l2Squared) * gaussianMaximum(flatScores(instance));
    if (left > 0) note(right - left < 1e-9 ? 'equality' : 'below');
    return left <= right + 1e-12 ? undefined : { left, right };
  },
});

export const claim = defineClaim({
  id: 'gaussian-contraction',
  title: 'Gaussian contraction with the constant 1, attained by a loss',
  source: 'derived here from the comparison of Sudakov and Fernique',
  checks: [increments, comparison(), route],
});
