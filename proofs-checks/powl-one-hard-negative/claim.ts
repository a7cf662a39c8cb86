import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, tail, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { hingeLossOfThree } from '../internal/smt/hinge-loss-of-three.ts';
import { calibratedTerm, distributionTerms, named } from '../internal/smt/partition-terms.ts';

/** Never calibrated from the class `from` on: 2 in truth. */
export function never(from = 2): Check {
  return forAll<Instance>({
    id: 'never',
    says: 'θ = e_1 is calibrated for no K ≥ 2 with mass beyond K, L ≤ 8.',
    exact: true,
    cases: 2400,
    instances: instances({ most: 8 }).map((instance) => ({
      ...instance,
      weights: instance.masses.slice(1).map((_, j) => (j === 0 ? 1 : 0)),
    })),
    sees: ['K ≥ 2 with a tail'],
    law: (instance, note) => {
      if (instance.top < from || tail(instance.masses, instance.top) === 0) return undefined;
      note('K ≥ 2 with a tail');
      return isCalibrated('powl', instance) ? { calibrated: true } : undefined;
    },
  });
}

const p3 = named('p', 3);

const fromDefinition = everyReal({
  id: 'from-definition',
  says: 'K = 2, L = 3: no f has a smaller risk than both wrong vectors (0, 0, 0) and (1, 0, 0).',
  everyReal: 'every real p and f, L = 3',
  reals: [...p3, 'f1', 'f2', 'f3', 't1', 't2'],
  definitions: `${hingeLossOfThree}
(define-fun riskAt ((x Real) (y Real) (z Real)) Real (+ (* p1 (powl x y z)) (* p2 (powl y x z)) (* p3 (powl z x y))))`,
  given: [...distributionTerms(p3, 2), '(> p3 0.0)', '(= t1 1.0)', '(= t2 0.0)', '(= f3 0.0)'],
  then: '(or (>= (riskAt f1 f2 f3) (riskAt 0.0 0.0 0.0)) (>= (riskAt f1 f2 f3) (riskAt 1.0 0.0 0.0)))',
  // With weights on both negatives some f is better than both.
  unlike: { given: [...distributionTerms(p3, 2), '(> p3 0.0)', '(= t1 1.0)', '(= t2 1.0)', '(= f3 0.0)'] },
});

const byPartitions = [4, 5].flatMap((classes) =>
  [2, 3].map((top) => {
    const p = named('p', classes);
    const weights = (kept: number): string[] => p.slice(1).map((_, j) => (j < kept ? '1.0' : '0.0'));
    return everyReal({
      id: `partitions-${classes}-${top}`,
      says: `${classes} classes, K = ${top}: not calibrated.`,
      everyReal: `every real p with T_K > 0, L = ${classes}`,
      reals: p,
      given: [...distributionTerms(p, top), `(> ${p[top]} 0.0)`],
      then: `(not ${calibratedTerm(p, weights(1), top)})`,
      unlike: { then: `(not ${calibratedTerm(p, weights(top), top)})` },
    });
  }),
);

export const claim = defineClaim({
  id: 'powl-one-hard-negative',
  title: 'Hinge POWL: the hardest negative alone is never calibrated beyond the first class',
  source: 'derived here',
  checks: [never(), fromDefinition, ...byPartitions],
});
