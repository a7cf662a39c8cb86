import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, tail, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { hingeLossOfThree } from '../internal/smt/hinge-loss-of-three.ts';
import { calibratedTerm, distributionTerms, named, plus } from '../internal/smt/partition-terms.ts';
import { sum } from '../internal/sum.ts';

const withTopWeights = (instance: Instance): Instance => ({
  ...instance,
  weights: instance.masses.slice(1).map((_, j) => (j < instance.top ? 1 : 0)),
  unit: 1,
});

const answers = ['calibrated', 'not calibrated'];

/** An equivalence for one K; the condition is in whole masses. */
function equivalence(
  id: string,
  says: string,
  options: {
    instances: fc.Arbitrary<Instance>;
    condition: (instance: Instance) => boolean;
  },
): Check {
  return forAll<Instance>({
    id,
    says,
    exact: true,
    cases: 2400,
    instances: options.instances.map(withTopWeights),
    sees: answers,
    law: (instance, note) => {
      const [calibrated, expected] = [isCalibrated('powl', instance), options.condition(instance)];
      note(calibrated ? 'calibrated' : 'not calibrated');
      return calibrated === expected ? undefined : { calibrated, expected };
    },
  });
}

const withTop = (top: number): fc.Arbitrary<Instance> =>
  instances({ fewest: top + 1, most: 7 })
    .map((instance) => ({ ...instance, top }))
    .filter(({ masses }) => masses[top - 1] > masses[top]);

/** K = 1: $p_1>1/2$; a wrong variant has another share. */
export const topOne = (share = 1 / 2): Check =>
  equivalence('top-one', 'K = 1: calibrated exactly where p_1 > 1/2.', {
    instances: withTop(1),
    condition: ({ masses }) => masses[0] > share * sum(masses),
  });

const topTwo = equivalence(
  'top-two',
  'K = 2: exactly where p_2 > 2T_2, or A_2 > 2T_2 and 2p_2 > p_1 + T_2.',
  {
    instances: withTop(2),
    condition: ({ masses }) => {
      const T = tail(masses, 2);
      return masses[1] > 2 * T || (masses[0] + masses[1] > 2 * T && 2 * masses[1] > masses[0] + T);
    },
  },
);

const equalHeads = equivalence('equal-heads', 'Equal heads q: exactly where q > T_K.', {
  instances: fc
    .record({
      top: fc.integer({ min: 1, max: 4 }),
      head: fc.integer({ min: 2, max: 30 }),
      rest: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 4 }),
    })
    .map(({ top, head, rest }) => ({
      masses: [
        ...new Array<number>(top).fill(head),
        ...rest.map((mass) => Math.min(mass, head - 1)).sort((a, b) => b - a),
      ],
      weights: [],
      unit: 1,
      top,
    })),
  condition: ({ masses, top }) => masses[0] > tail(masses, top),
});

const necessary = forAll<Instance>({
  id: 'necessary',
  says: 'Every K: calibrated implies p_K > T_K and A_K > K/(K+1), L ≤ 8.',
  exact: true,
  cases: 2400,
  instances: instances({ most: 8 }).map(withTopWeights),
  sees: answers,
  law: (instance, note) => {
    const { masses, top } = instance;
    const calibrated = isCalibrated('powl', instance);
    note(calibrated ? 'calibrated' : 'not calibrated');
    const holds = masses[top - 1] > tail(masses, top) && sum(masses, top) * (top + 1) > sum(masses) * top;
    return calibrated && !holds ? { tail: tail(masses, top), head: sum(masses, top) } : undefined;
  },
});

/** Verdict and condition for every real p, by the theorem on partitions: linear in p. */
function forReals(classes: number, top: number): Check {
  const p = named('p', classes);
  const theta = p.slice(1).map((_, j) => (j < top ? '1.0' : '0.0'));
  const [T, head, last] = [plus(p.slice(top)), plus(p.slice(0, top)), p[top - 1]];
  const calibrated = calibratedTerm(p, theta, top);
  const conditions: Record<number, string> = {
    1: '(> p1 0.5)',
    2: `(or (> p2 (* 2.0 ${T})) (and (> ${head} (* 2.0 ${T})) (> (* 2.0 p2) (+ p1 ${T}))))`,
  };
  const necessary = `(and (> ${last} ${T}) (> (* ${top + 1}.0 ${head}) ${top}.0))`;
  const condition = conditions[top];
  return everyReal({
    id: `for-reals-${classes}-${top}`,
    says: `${classes} classes, K = ${top}: ${condition ? 'calibrated exactly where the condition holds' : 'calibrated only if p_K > T_K and A_K > K/(K+1)'}.`,
    everyReal: `every real p, L = ${classes}`,
    reals: p,
    given: distributionTerms(p, top),
    then: condition ? `(= ${calibrated} ${condition})` : `(=> ${calibrated} ${necessary})`,
    unlike: {
      then: `(= ${calibrated} (> ${last} ${T}))`,
      ...(top === 1 && { then: `(= ${calibrated} (> p1 0.51))` }),
    },
  });
}

const [p, f] = [named('p', 3), named('f', 3)];
const risk = `${hingeLossOfThree}
(define-fun risk () Real (+ (* p1 (powl f1 f2 f3)) (* p2 (powl f2 f1 f3)) (* p3 (powl f3 f1 f2))))`;
const fromDefinition = {
  everyReal: 'every real p and f, L = 3',
  reals: [...p, ...f, 't1', 't2'],
  definitions: risk,
};
const crammerSinger = [...distributionTerms(p, 1), '(= t1 1.0)', '(= t2 0.0)', '(= f3 0.0)'];

const definitionAbove = everyReal({
  ...fromDefinition,
  id: 'definition-above',
  says: 'K = 1, L = 3, p_1 > 1/2: every wrong f has risk at least 1, and f = (1, 0, 0) has 2(1 - p_1) < 1.',
  given: [...crammerSinger, '(> p1 0.5)', '(or (<= f1 f2) (<= f1 f3))'],
  then: '(>= risk 1.0)',
  unlike: { given: [...crammerSinger, '(> p1 0.5)'] },
});

const definitionBelow = everyReal({
  ...fromDefinition,
  id: 'definition-below',
  says: 'K = 1, L = 3, p_1 ≤ 1/2: every f has risk at least 1, which the wrong f = 0 has.',
  given: [...crammerSinger, '(<= p1 0.5)'],
  then: '(>= risk 1.0)',
  unlike: { given: [...crammerSinger, '(<= p1 0.51)'] },
});

export const claim = defineClaim({
  id: 'powl-top-weights',
  title: 'Hinge POWL with top-K weights: where it is calibrated',
  source: 'derived here',
  checks: [
    topOne(),
    topTwo,
    equalHeads,
    necessary,
    ...[3, 4, 5].map((classes) => forReals(classes, 1)),
    ...[3, 4, 5].map((classes) => forReals(classes, 2)),
    ...[4, 5].map((classes) => forReals(classes, 3)),
    definitionAbove,
    definitionBelow,
  ],
});
