import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { distributionTerms, named } from '../internal/smt/partition-terms.ts';
import { uniqueMinimiserTerm } from '../internal/smt/threshold-terms.ts';
import { sum } from '../internal/sum.ts';
import { constantWeights } from '../internal/whole-numbers.ts';

/** The verdict against the threshold c / (d + c), with d = 1 in truth. */
export function threshold(d = 1): Check {
  return forAll<Instance>({
    id: 'threshold',
    says: 'Constant weights c: calibrated exactly where p_{K+1} < c/(1+c) < p_K, L ≤ 7.',
    exact: true,
    cases: 3000,
    instances: instances({
      most: 7,
      mostUnit: 12,
      weights: (negatives) => constantWeights(negatives),
    }),
    sees: ['calibrated', 'not calibrated'],
    law: (instance, note) => {
      const { masses, weights, unit, top } = instance;
      const [c, total] = [weights[0], sum(masses)];
      const above = (mass: number): number => (d * unit + c) * mass - c * total;
      const expected = above(masses[top]) < 0 && above(masses[top - 1]) > 0;
      const calibrated = isCalibrated('bowl', instance);
      note(calibrated ? 'calibrated' : 'not calibrated');
      return calibrated === expected ? undefined : { calibrated, expected };
    },
  });
}

const oneVersusAll = forAll<Instance>({
  id: 'one-versus-all',
  says: 'c = 1: calibrated exactly where K = 1 and p_1 > 1/2.',
  exact: true,
  cases: 1500,
  instances: instances({ most: 7, weights: (negatives) => constantWeights(negatives, 1) }),
  sees: ['calibrated', 'not calibrated'],
  law: (instance, note) => {
    const { masses, top } = instance;
    const expected = top === 1 && 2 * masses[0] > sum(masses);
    const calibrated = isCalibrated('bowl', instance);
    note(calibrated ? 'calibrated' : 'not calibrated');
    return calibrated === expected ? undefined : { calibrated, expected };
  },
});

const forReals = [3, 4, 5].flatMap((classes) =>
  Array.from({ length: classes - 1 }, (_, i) => i + 1).map((top) => {
    const p = named('p', classes);
    const theta = p.slice(1).map(() => 'c');
    const above = (name: string): string => `(* (+ 1.0 c) ${name})`;
    return everyReal({
      id: `for-reals-${classes}-${top}`,
      says: `${classes} classes, K = ${top}: K is the unique minimiser exactly between the thresholds.`,
      everyReal: `every real p and c > 0, L = ${classes}`,
      reals: [...p, 'c'],
      given: [...distributionTerms(p, top), '(> c 0.0)'],
      then: `(= ${uniqueMinimiserTerm(p, theta, top)} (and (< ${above(p[top])} c) (> ${above(p[top - 1])} c)))`,
      unlike: { then: `(= ${uniqueMinimiserTerm(p, theta, top)} (> ${above(p[top - 1])} c))` },
    });
  }),
);

export const claim = defineClaim({
  id: 'bowl-constant-weights',
  title: 'Hinge BOWL with constant weights: an absolute threshold on the probabilities',
  source: 'derived here',
  checks: [threshold(), oneVersusAll, ...forReals],
});
