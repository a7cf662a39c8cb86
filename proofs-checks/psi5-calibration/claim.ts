import { rational } from '@owlery/numeric';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { instances, tail, type Instance } from '../internal/instance.ts';
import { sum } from '../internal/sum.ts';
import { calibratedEverywhere, decideTopKHinge } from '../internal/top-k-hinge-checks.ts';
import { topKHinge, type TopKHinge } from '../internal/top-k-hinges.ts';

/** The infimum is the tail for ψ5, not for the others. */
export function infimum(id: TopKHinge['id'] = 'psi5'): Check {
  return forAll<Instance>({
    id: 'infimum',
    says: 'At random p, L = 3 and 4: the infimum is T_k, wrong scores have at least p_k - p_{k+1} more.',
    exact: true,
    cases: 1200,
    instances: instances({ fewest: 3, most: 4 }),
    law: ({ masses, top }) => {
      const { right, wrong, wrongScores } = decideTopKHinge(id, masses, top);
      const expected = rational(tail(masses, top), sum(masses));
      const gap = rational(masses[top - 1] - masses[top], sum(masses));
      return right.equals(expected) && wrong.gte(expected.add(gap))
        ? undefined
        : { right, wrong, wrongScores, expected };
    },
  });
}

const notConvex = forEvery({
  id: 'not-convex',
  says: 'k = 1, first class: at (0, 1, 1), between (0, 2, 0) and (0, 0, 2), the loss lies above its chord.',
  exact: true,
  instances: () => [{ low: [0, 2, 0], high: [0, 0, 2], k: 1, label: 0 }],
  law: ({ low, high, k, label }) => {
    const at = (numerators: number[]): number =>
      topKHinge('psi5').scaledLoss({ numerators, denominator: 1 }, label, k);
    const middle = at(low.map((score, c) => (score + high[c]) / 2));
    const ends = at(low) + at(high);
    return 2 * middle > ends ? undefined : { middle, ends };
  },
});

export const claim = defineClaim({
  id: 'psi5-calibration',
  title: 'ψ5 is calibrated at every distribution, and not convex',
  source: 'Yang and Koyejo, On the consistency of top-k surrogate losses, 2020; the proof derived here',
  checks: [
    infimum(),
    notConvex,
    ...[3, 4].flatMap((classes) =>
      Array.from({ length: classes - 1 }, (_, i) => calibratedEverywhere('psi5', classes, i + 1)),
    ),
  ],
});
