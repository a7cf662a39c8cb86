import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { anyInstances, tail, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import {
  cutSets,
  distributionTerms,
  named,
  partitionRiskTerm,
  plus,
} from '../internal/smt/partition-terms.ts';
import { sum } from '../internal/sum.ts';

/** $\theta_Kp_K>c\,\Theta_KT_K$, with c = 1 in the claim; a smaller c asks for too little. */
export function sufficiency(c = 1): Check {
  return forAll<Instance>({
    id: 'sufficiency',
    says: 'Where θ_K p_K > Θ_K T_K the loss is calibrated; it may be elsewhere too.',
    exact: true,
    cases: 3000,
    instances: anyInstances({ most: 7 }),
    sees: ['condition holds', 'not necessary'],
    law: (instance, note) => {
      const { masses, weights, top } = instance;
      const holds = weights[top - 1] * masses[top - 1] > c * sum(weights, top) * tail(masses, top);
      const calibrated = isCalibrated('powl', instance);
      note(holds ? 'condition holds' : calibrated ? 'not necessary' : 'neither');
      return holds && !calibrated ? { holds, calibrated } : undefined;
    },
  });
}

const [p, theta] = [named('p', 4), named('t', 3)];

const forReals = [1, 2, 3].map((top) =>
  everyReal({
    id: `for-reals-${top}`,
    says: `Four classes, K = ${top}: every partition without the cut is beaten by the one with it added.`,
    everyReal: 'every real p and θ ≥ 0, L = 4',
    reals: [...p, ...theta],
    given: [
      ...distributionTerms(p, top),
      ...theta.map((name) => `(>= ${name} 0.0)`),
      `(> (* ${theta[top - 1]} ${p[top - 1]}) (* ${plus(theta.slice(0, top))} ${plus(p.slice(top))}))`,
    ],
    then: `(and ${cutSets(4, top, false)
      .map(
        (cuts) => `(< ${partitionRiskTerm(p, theta, [...cuts, top])} ${partitionRiskTerm(p, theta, cuts)})`,
      )
      .join(' ')})`,
    unlike: { given: [...distributionTerms(p, top), ...theta.map((name) => `(> ${name} 0.0)`)] },
  }),
);

export const claim = defineClaim({
  id: 'powl-sufficient-head',
  title: 'Hinge POWL: a head class that outweighs the whole tail suffices',
  source: 'derived here',
  checks: [sufficiency(), ...forReals],
});
