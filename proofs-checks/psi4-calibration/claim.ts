import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { calibratedEverywhere, notCalibratedAt } from '../internal/top-k-hinge-checks.ts';
import { topKHinge, type TopKHinge } from '../internal/top-k-hinges.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

/** ψ4 is midpoint convex; ψ1 and ψ5 are not. */
export function convex(id: TopKHinge['id'] = 'psi4'): Check {
  return forAll({
    id: 'convex',
    says: 'ψ4 is midpoint convex, L ≤ 5.',
    exact: true,
    cases: 3000,
    instances: fc.integer({ min: 2, max: 5 }).chain((classes) =>
      fc.record({
        low: wholeNumbers({ length: classes, min: -4, max: 4 }),
        high: wholeNumbers({ length: classes, min: -4, max: 4 }),
        k: fc.integer({ min: 1, max: classes - 1 }),
      }),
    ),
    law: ({ low, high, k }) => {
      const hinge = topKHinge(id);
      const at = (numerators: number[], denominator: number): number =>
        hinge.scaledLoss({ numerators, denominator }, 0, k) / denominator;
      // Halves of whole numbers are exact.
      const middle = at(
        low.map((score, c) => score + high[c]),
        2,
      );
      const ends = at(low, 1) + at(high, 1);
      return 2 * middle <= ends ? undefined : { middle, ends };
    },
  });
}

export const claim = defineClaim({
  id: 'psi4-calibration',
  title: 'ψ4: convex, and calibrated to tell the last class from the others',
  source: 'derived here; the surrogate: Lapin et al. 2015; the number: Yang and Koyejo 2020',
  checks: [
    notCalibratedAt('psi4', [
      { masses: [443, 433, 124], top: 1, wrong: [0, 0, 0] },
      { masses: [540, 223, 133, 105], top: 2, wrong: [1, 0, 0, 0] },
    ]),
    convex(),
    calibratedEverywhere('psi4', 3, 2),
    calibratedEverywhere('psi4', 4, 3),
  ],
});
