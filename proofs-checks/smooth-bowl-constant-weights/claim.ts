import { surrogates } from '@owlery/losses';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { distributionTerms, named } from '../internal/smt/partition-terms.ts';
import { strictVertexTerm } from '../internal/smt/vertex-term.ts';
import { constantWeights } from '../internal/whole-numbers.ts';

const smooth = surrogates.filter((surrogate) => surrogate.differentiable).map((surrogate) => surrogate.id);

/** Calibrated for all these surrogates; the hinge among them makes it wrong. */
export function everywhere(among: readonly string[] = smooth): Check {
  return forAll<Instance>({
    id: 'everywhere',
    says: 'Constant positive weights: calibrated for every K and differentiable surrogate, L ≤ 9.',
    exact: true,
    cases: 1500,
    instances: instances({ most: 9, mostUnit: 12, weights: (negatives) => constantWeights(negatives) }),
    law: (instance) => {
      const other = among.find((surrogate) => !isCalibrated('bowl', instance, surrogate));
      return other === undefined ? undefined : { surrogate: other };
    },
  });
}

const nothing = forAll<Instance>({
  id: 'no-weight',
  says: 'θ = 0: calibrated for no K.',
  exact: true,
  cases: 300,
  instances: instances({ most: 7 }).map((instance) => ({
    ...instance,
    weights: instance.weights.map(() => 0),
  })),
  law: (instance) => {
    const other = smooth.find((surrogate) => isCalibrated('bowl', instance, surrogate));
    return other === undefined ? undefined : { surrogate: other };
  },
});

const forReals = [3, 4, 5].flatMap((classes) =>
  Array.from({ length: classes - 1 }, (_, i) => i + 1).map((top) => {
    const p = named('p', classes);
    const given = [...distributionTerms(p, top), '(> c 0.0)'];
    const constant = p.slice(1).map(() => 'c');
    return everyReal({
      id: `for-reals-${classes}-${top}`,
      says: `${classes} classes, K = ${top}: K is a strict vertex.`,
      everyReal: `every real p and c > 0, L = ${classes}`,
      reals: [...p, 'c'],
      given,
      then: strictVertexTerm(p, constant, top),
      unlike: { then: strictVertexTerm(p, ['(* 2.0 c)', ...constant.slice(1)], top) },
    });
  }),
);

export const claim = defineClaim({
  id: 'smooth-bowl-constant-weights',
  title: 'BOWL with a differentiable surrogate and constant weights is calibrated everywhere',
  source: 'derived here',
  checks: [everywhere(), nothing, ...forReals],
});
