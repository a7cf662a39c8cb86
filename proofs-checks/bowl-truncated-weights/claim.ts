import { decideCalibration } from '@owlery/calibration';
import { rational, type Rational } from '@owlery/numeric';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, tail, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { distributionTerms, named, plus } from '../internal/smt/partition-terms.ts';
import { uniqueMinimiserTerm } from '../internal/smt/threshold-terms.ts';
import { sum } from '../internal/sum.ts';

const truncated = (instance: Instance, c: number, unit: number): Instance => ({
  ...instance,
  weights: instance.masses.slice(1).map((_, j) => (j < instance.top ? c : 0)),
  unit,
});

/** The two conditions; a wrong variant leaves one out. */
export function conditions(asked: readonly ('class' | 'head')[] = ['class', 'head']): Check {
  return forAll<Instance>({
    id: 'conditions',
    says: 'Weights c up to rank K: calibrated exactly where p_K > c/(1+c) and A_K > 1/(1+c), L ≤ 7.',
    exact: true,
    cases: 3000,
    instances: instances({ most: 7, mostUnit: 12 }).map((instance) =>
      truncated(instance, 1 + instance.weights[0], instance.unit),
    ),
    sees: ['calibrated', 'not calibrated'],
    law: (instance, note) => {
      const { masses, weights, unit, top } = instance;
      const [c, total] = [weights[0], sum(masses)];
      const expected =
        (!asked.includes('class') || (unit + c) * masses[top - 1] > c * total) &&
        (!asked.includes('head') || (unit + c) * sum(masses, top) > unit * total);
      const calibrated = isCalibrated('bowl', instance);
      note(calibrated ? 'calibrated' : 'not calibrated');
      return calibrated === expected ? undefined : { calibrated, expected };
    },
  });
}

const special = forAll<Instance>({
  id: 'special',
  says: 'c = 1/K: exactly where p_K > 1/(K+1); c = 1 and K ≥ 2: never.',
  exact: true,
  cases: 2400,
  instances: instances({ most: 7 }),
  sees: ['calibrated', 'not calibrated', 'c = 1, K ≥ 2'],
  law: (instance, note) => {
    const { masses, top } = instance;
    const calibrated = isCalibrated('bowl', truncated(instance, 1, top));
    const expected = (top + 1) * masses[top - 1] > sum(masses);
    note(calibrated ? 'calibrated' : 'not calibrated');
    if (calibrated !== expected) return { calibrated, expected };
    if (top < 2) return undefined;
    note('c = 1, K ≥ 2');
    return isCalibrated('bowl', truncated(instance, 1, 1)) ? { reason: 'calibrated with c = 1' } : undefined;
  },
});

const suitable = forAll<Instance>({
  id: 'suitable',
  says: 'Some c is suitable exactly where p_K > T_K: the middle of the interval is, its ends are not.',
  exact: true,
  cases: 1800,
  instances: instances({ most: 7 }),
  sees: ['suitable', 'none'],
  law: ({ masses, top }, note) => {
    const total = sum(masses);
    const probabilities = masses.map((mass) => rational(mass, total));
    const calibratedAt = (c: Rational): boolean => {
      const weights = masses.slice(1).map((_, j) => (j < top ? c : rational(0)));
      const options = {
        probabilities,
        family: 'bowl',
        surrogate: 'hinge',
        weights,
        top,
        exact: true,
      } as const;
      return decideCalibration(options).calibratedFor.length > 0;
    };
    const low = rational(tail(masses, top), sum(masses, top));
    const others = total - masses[top - 1];
    // Without an upper end any larger c does.
    const high = others === 0 ? low.add(2n) : rational(masses[top - 1], others);
    const exists = masses[top - 1] > tail(masses, top);
    note(exists ? 'suitable' : 'none');
    const tried = [low, low.add(high).div(2n), ...(others === 0 ? [] : [high])].filter((c) => c.n > 0n);
    const found = tried.map(calibratedAt);
    const expected = tried.map((c) => exists && c.gt(low) && (others === 0 || c.lt(high)));
    return found.join() === expected.join() ? undefined : { tried, found, expected };
  },
});

const forReals = [3, 4, 5].flatMap((classes) =>
  Array.from({ length: classes - 1 }, (_, i) => i + 1).map((top) => {
    const p = named('p', classes);
    const theta = p.slice(1).map((_, j) => (j < top ? 'c' : '0.0'));
    const ofClass = `(> (* (+ 1.0 c) ${p[top - 1]}) c)`;
    const ofHead = `(> (* (+ 1.0 c) ${plus(p.slice(0, top))}) 1.0)`;
    const calibrated = uniqueMinimiserTerm(p, theta, top);
    return everyReal({
      id: `for-reals-${classes}-${top}`,
      says: `${classes} classes, K = ${top}: K is the unique minimiser exactly under both conditions.`,
      everyReal: `every real p and c > 0, L = ${classes}`,
      reals: [...p, 'c'],
      given: [...distributionTerms(p, top), '(> c 0.0)'],
      then: `(= ${calibrated} (and ${ofClass} ${ofHead}))`,
      unlike: { then: `(= ${calibrated} ${ofClass})` },
    });
  }),
);

export const claim = defineClaim({
  id: 'bowl-truncated-weights',
  title: 'Hinge BOWL with truncated weights: two conditions, and when a weight exists',
  source: 'derived here',
  checks: [conditions(), special, suitable, ...forReals],
});
