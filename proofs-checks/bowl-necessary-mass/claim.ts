import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { exactDecision, isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { anyInstances, fallingMasses, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { distributionTerms, named, plus } from '../internal/smt/partition-terms.ts';
import { thresholdTerms, uniqueMinimiserTerm } from '../internal/smt/threshold-terms.ts';
import { sum } from '../internal/sum.ts';
import { thresholdValues } from '../internal/threshold-values.ts';

/** $A_K(1+\theta_K)>c\,\Theta_K$; c = 1 in truth, more asks too much. */
export function necessity(c = 1): Check {
  return forAll<Instance>({
    id: 'necessity',
    says: 'Calibrated implies A_K > Θ_K/(1+θ_K); it does not suffice. L ≤ 7.',
    exact: true,
    cases: 3000,
    instances: anyInstances({ most: 7, mostUnit: 8 }),
    sees: ['calibrated', 'condition fails', 'not sufficient'],
    law: (instance, note) => {
      const { masses, weights, unit, top } = instance;
      const holds = sum(masses, top) * (unit + weights[top - 1]) > c * sum(masses) * sum(weights, top);
      const calibrated = isCalibrated('bowl', instance);
      note(calibrated ? 'calibrated' : holds ? 'not sufficient' : 'condition fails');
      return calibrated && !holds ? { calibrated, holds } : undefined;
    },
  });
}

const unitWeights = forAll({
  id: 'unit-weights',
  says: 'Unit weights on κ ≥ 2 hard negatives, p_1 ≤ 1/2: "every class negative" is optimal, no K is calibrated.',
  exact: true,
  cases: 1500,
  instances: fallingMasses({ fewest: 3, most: 8 })
    .filter((masses) => 2 * masses[0] <= sum(masses))
    .map((masses) => ({ masses })),
  law: ({ masses }) => {
    for (let kept = 2; kept < masses.length; kept++) {
      const instance = { masses, weights: masses.slice(1).map((_, j) => (j < kept ? 1 : 0)), unit: 1 };
      const values = thresholdValues(instance);
      const { calibratedFor } = exactDecision('bowl', instance);
      if (Math.min(...values) < 0 || calibratedFor.length > 0) return { kept, values, calibratedFor };
    }
    return undefined;
  },
});

const scale = forEvery({
  id: 'scale',
  says: 'p = (.6, .25, .15): θ = (1, 1) is calibrated for K = 1, θ = (.2, .2) for K = 2; the POWL for K = 1 at both.',
  exact: true,
  instances: () => [
    { masses: [12, 5, 3], weights: [1, 1], unit: 1, bowl: '1', powl: '1' },
    { masses: [12, 5, 3], weights: [1, 1], unit: 5, bowl: '2', powl: '1' },
  ],
  law: ({ masses, weights, unit, bowl, powl }) => {
    const found = (['bowl', 'powl'] as const).map((family) =>
      exactDecision(family, { masses, weights, unit }).calibratedFor.join(),
    );
    return found[0] === bowl && found[1] === powl ? undefined : { found };
  },
});

const necessityForReals = [3, 4].flatMap((classes) =>
  Array.from({ length: classes - 1 }, (_, i) => i + 1).map((top) => {
    const [p, theta] = [named('p', classes), named('t', classes - 1)];
    const head = plus(p.slice(0, top));
    return everyReal({
      id: `for-reals-${classes}-${top}`,
      says: `${classes} classes, K = ${top}: calibrated implies A_K (1 + θ_K) > Θ_K.`,
      everyReal: `every real p and θ ≥ 0, L = ${classes}`,
      reals: [...p, ...theta],
      given: [
        ...distributionTerms(p, top),
        ...theta.map((name) => `(>= ${name} 0.0)`),
        uniqueMinimiserTerm(p, theta, top),
      ],
      then: `(> (* ${head} (+ 1.0 ${theta[top - 1]})) ${plus(theta.slice(0, top))})`,
      unlike: { then: `(> ${head} ${plus(theta.slice(0, top))})` },
    });
  }),
);

const unitForReals = [3, 4, 5].map((classes) => {
  const p = named('p', classes);
  const theta = p.slice(1).map((_, j) => (j < 2 ? '1.0' : '0.0'));
  const given = distributionTerms(p, 1).slice(0, -1);
  const then = `(and ${thresholdTerms(p, theta)
    .map((value) => `(>= ${value} 0.0)`)
    .join(' ')})`;
  return everyReal({
    id: `unit-for-reals-${classes}`,
    says: `${classes} classes, κ = 2: no value of G is below G(0) when p_1 ≤ 1/2.`,
    everyReal: `every real p with p_1 ≤ 1/2, L = ${classes}`,
    reals: p,
    given: [...given, '(<= p1 0.5)'],
    then,
    unlike: { given },
  });
});

export const claim = defineClaim({
  id: 'bowl-necessary-mass',
  title: 'Hinge BOWL: the head must carry enough mass, and the scale of the weights matters',
  source: 'derived here',
  checks: [necessity(), unitWeights, scale, ...necessityForReals, ...unitForReals],
});
