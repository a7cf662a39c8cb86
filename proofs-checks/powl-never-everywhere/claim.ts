import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { sum } from '../internal/sum.ts';
import { fallingWeights } from '../internal/whole-numbers.ts';

const pairs = [3, 4, 5, 6, 7].flatMap((classes) =>
  Array.from({ length: classes - 1 }, (_, i) => ({ classes, top: i + 1 })),
);

/** Masses at which constant weights are not calibrated for K. */
function violatingMasses(classes: number, top: number): number[] {
  if (top === 1) return Array.from({ length: classes }, (_, c) => (c === 0 ? 8 : c === 1 ? 7 : 5));
  return Array.from({ length: classes }, (_, c) => (c === 0 ? 40 * classes : c < top ? 10 : 9));
}

/** A family of masses said to violate calibration. */
export function constantWeights(massesOf = violatingMasses): Check {
  return forEvery({
    id: 'constant',
    says: 'Constant weights: not calibrated at the masses of the statement, every K, 3 ≤ L ≤ 7.',
    exact: true,
    instances: () => pairs.map(({ classes, top }) => ({ masses: massesOf(classes, top), top })),
    law: ({ masses, top }) => {
      const calibrated = isCalibrated('powl', {
        masses,
        weights: masses.slice(1).map(() => 1),
        unit: 1,
        top,
      });
      return calibrated ? { calibrated } : undefined;
    },
  });
}

const fallingSomewhere = forAll({
  id: 'falling',
  says: 'Weights that fall somewhere: not calibrated at masses m+1 and m, every K, 3 ≤ L ≤ 7.',
  exact: true,
  cases: 600,
  instances: fc
    .integer({ min: 2, max: 6 })
    .chain((negatives) => fallingWeights(negatives))
    .filter((weights) => weights[0] > weights[weights.length - 1])
    .map((weights) => ({ weights })),
  law: ({ weights }) => {
    const classes = weights.length + 1;
    for (let top = 1; top < classes; top++) {
      const [head, limit] = [sum(weights, top), sum(weights) + weights[top - 1]];
      // The least m with A_K <= Θ_K / (Θ + θ_K), A_K = K (m + 1) / (L m + K).
      const m = Math.ceil((top * (limit - head)) / (classes * head - top * limit));
      const masses = Array.from({ length: classes }, (_, c) => (c < top ? m + 1 : m));
      if (isCalibrated('powl', { masses, weights, unit: 1, top })) return { top, masses };
    }
    return undefined;
  },
});

export const claim = defineClaim({
  id: 'powl-never-everywhere',
  title: 'No convex hinge POWL is top-K calibrated at every p',
  source: 'derived here; compare Yang and Koyejo, On the consistency of top-k surrogate losses, 2020',
  checks: [constantWeights(), fallingSomewhere],
});
