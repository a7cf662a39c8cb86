import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { anyInstances, type Instance } from '../internal/instance.ts';
import { partitionRisk } from '../internal/partition-risks.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { calibratedTerm, distributionTerms, named, plus } from '../internal/smt/partition-terms.ts';
import { sum } from '../internal/sum.ts';

/** $A_K(\Theta+\theta_K)>\Theta_K$, all over the total mass. */
const massSuffices = ({ masses, weights, top }: Instance): boolean =>
  sum(masses, top) * (sum(weights) + weights[top - 1]) > sum(masses) * sum(weights, top);

const equivalence = forAll<Instance>({
  id: 'equivalence',
  says: 'R({K}) < R(∅) exactly where A_K > Θ_K / (Θ + θ_K).',
  exact: true,
  cases: 3000,
  instances: anyInstances({ most: 7 }),
  sees: ['holds', 'fails'],
  law: (instance, note) => {
    const { masses, weights, top } = instance;
    const [cut, uncut] = [partitionRisk(masses, weights, [top]), partitionRisk(masses, weights, [])];
    const expected = massSuffices(instance);
    note(expected ? 'holds' : 'fails');
    return cut < uncut === expected ? undefined : { cut, uncut, expected };
  },
});

/** Necessity of a condition; a wrong variant asks for more than is needed. */
export function necessity(condition: (instance: Instance) => boolean = massSuffices): Check {
  return forAll<Instance>({
    id: 'necessity',
    says: 'Where the loss is calibrated the condition holds; it does not suffice.',
    exact: true,
    cases: 3000,
    instances: anyInstances({ most: 7 }),
    sees: ['condition fails', 'calibrated', 'not sufficient'],
    law: (instance, note) => {
      const [calibrated, holds] = [isCalibrated('powl', instance), condition(instance)];
      note(calibrated ? 'calibrated' : holds ? 'not sufficient' : 'condition fails');
      return calibrated && !holds ? { calibrated, holds } : undefined;
    },
  });
}

const special = forAll<Instance>({
  id: 'special',
  says: 'Crammer-Singer p_1 > 1/2; top-κ A_K > K/(κ+1); Weston-Watkins A_K > K/L.',
  exact: true,
  cases: 1200,
  instances: anyInstances({ most: 6 }),
  law: ({ masses, unit, top }) => {
    const [negatives, total] = [masses.length - 1, sum(masses)];
    for (let kappa = top; kappa <= negatives; kappa++) {
      const weights = Array.from({ length: negatives }, (_, j) => (j < kappa ? 1 : 0));
      const expected = sum(masses, top) * (kappa + 1) > total * top;
      if (massSuffices({ masses, weights, unit, top }) !== expected) return { kappa, expected };
    }
    return undefined;
  },
});

const [p, theta] = [named('p', 3), named('t', 2)];

const necessityForReals = [1, 2].map((top) =>
  everyReal({
    id: `necessity-for-reals-${top}`,
    says: `Three classes, K = ${top}: calibrated implies A_K (Θ + θ_K) > Θ_K.`,
    everyReal: 'every real p and θ ≥ 0, L = 3',
    reals: [...p, ...theta],
    given: [
      ...distributionTerms(p, top),
      '(>= t1 0.0)',
      '(>= t2 0.0)',
      '(= (+ t1 t2) 1.0)',
      calibratedTerm(p, theta, top),
    ],
    then: `(> (* ${plus(p.slice(0, top))} ${plus([...theta, theta[top - 1]])}) ${plus(theta.slice(0, top))})`,
    unlike: {
      then: `(> (* ${plus(p.slice(0, top))} ${plus([...theta])}) ${plus(theta.slice(0, top))})`,
    },
  }),
);

export const claim = defineClaim({
  id: 'powl-single-cut',
  title: 'Hinge POWL: one cut against none',
  source: 'derived here',
  checks: [equivalence, necessity(), special, ...necessityForReals],
});
