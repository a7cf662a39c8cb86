import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { distributionTerms, named } from '../internal/smt/partition-terms.ts';
import { uniqueMinimiserTerm } from '../internal/smt/threshold-terms.ts';
import { constantWeights } from '../internal/whole-numbers.ts';

const cutOff = ({ weights, top, ...rest }: Instance): Instance => ({
  ...rest,
  top,
  weights: weights.map((weight, j) => (j < top ? weight : 0)),
});

/** Truncated implies constant; the reverse is wrong. */
export function inclusion(reverse = false): Check {
  return forAll<Instance>({
    id: 'inclusion',
    says: 'Calibrated with weights cut off at K implies calibrated with constant weights, L ≤ 7.',
    exact: true,
    cases: 3000,
    instances: instances({ most: 7, mostUnit: 12, weights: (negatives) => constantWeights(negatives) }),
    sees: ['both', 'constant only'],
    law: (instance, note) => {
      const [constant, truncated] = [instance, cutOff(instance)].map((each) => isCalibrated('bowl', each));
      note(truncated ? 'both' : constant ? 'constant only' : 'neither');
      return (reverse ? constant && !truncated : truncated && !constant)
        ? { constant, truncated }
        : undefined;
    },
  });
}

const forReals = [3, 4, 5].flatMap((classes) =>
  Array.from({ length: classes - 2 }, (_, i) => i + 1).map((top) => {
    const p = named('p', classes);
    const constant = uniqueMinimiserTerm(
      p,
      p.slice(1).map(() => 'c'),
      top,
    );
    const truncated = uniqueMinimiserTerm(
      p,
      p.slice(1).map((_, j) => (j < top ? 'c' : '0.0')),
      top,
    );
    return everyReal({
      id: `for-reals-${classes}-${top}`,
      says: `${classes} classes, K = ${top}: truncated implies constant.`,
      everyReal: `every real p and c > 0, L = ${classes}`,
      reals: [...p, 'c'],
      given: [...distributionTerms(p, top), '(> c 0.0)'],
      then: `(=> ${truncated} ${constant})`,
      unlike: { then: `(=> ${constant} ${truncated})` },
    });
  }),
);

export const claim = defineClaim({
  id: 'bowl-truncation-shrinks',
  title: 'Hinge BOWL: cutting constant weights off at K only loses calibrated distributions',
  source: 'derived here',
  checks: [inclusion(), ...forReals],
});
