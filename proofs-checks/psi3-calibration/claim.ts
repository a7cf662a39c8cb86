import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, type Instance } from '../internal/instance.ts';
import { sum } from '../internal/sum.ts';
import { decideTopKHinge, notCalibratedAt } from '../internal/top-k-hinge-checks.ts';
import { topKHinge, type TopKHinge } from '../internal/top-k-hinges.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

/** ψ3 is the top-k hinge; the same said of another of the five is wrong. */
export function identity(id: TopKHinge['id'] = 'psi3'): Check {
  return forAll({
    id: 'identity',
    says: 'k ψ3 is the sum of the hinges of the k best scored negatives, L ≤ 6.',
    exact: true,
    cases: 2400,
    instances: fc.integer({ min: 2, max: 6 }).chain((classes) =>
      fc.record({
        scores: wholeNumbers({ length: classes, min: -5, max: 5 }),
        label: fc.nat({ max: classes - 1 }),
        k: fc.integer({ min: 1, max: classes - 1 }),
      }),
    ),
    law: ({ scores, label, k }) => {
      const psi = topKHinge(id).scaledLoss({ numerators: scores, denominator: 1 }, label, k);
      const negatives = scores.filter((_, c) => c !== label).sort((a, b) => b - a);
      const loss = sum(negatives.slice(0, k).map((score) => Math.max(0, 1 + score - scores[label])));
      return psi === loss ? undefined : { psi, loss };
    },
  });
}

const partitions = forAll<Instance>({
  id: 'partitions',
  says: 'At random p, L = 3 and 4, the verdict is that of the hinge POWL with top-k weights.',
  exact: true,
  cases: 900,
  instances: instances({ fewest: 3, most: 4 }).map((instance) => ({
    ...instance,
    weights: instance.weights.map((_, j) => (j < instance.top ? 1 : 0)),
  })),
  sees: ['calibrated', 'not calibrated'],
  law: (instance, note) => {
    const expected = isCalibrated('powl', instance);
    const { calibrated } = decideTopKHinge('psi3', instance.masses, instance.top);
    note(expected ? 'calibrated' : 'not calibrated');
    return calibrated === expected ? undefined : { calibrated, expected };
  },
});

export const claim = defineClaim({
  id: 'psi3-calibration',
  title: 'ψ3 is the hinge POWL with equal weights on the top k, and not calibrated',
  source:
    'derived here; the surrogate: Lapin et al. 2015, Usunier et al. 2009; the number: Yang and Koyejo 2020',
  checks: [
    identity(),
    partitions,
    notCalibratedAt('psi3', [
      { masses: [443, 433, 124], top: 1, wrong: [0, 0, 0] },
      { masses: [576, 244, 180], top: 2, wrong: [1, 0, 0] },
      { masses: [540, 223, 133, 105], top: 2, wrong: [1, 0, 0, 0] },
    ]),
  ],
});
