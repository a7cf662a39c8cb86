import { exactHingeLoss, families } from '@owlery/losses';
import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { miningSchemes } from '../internal/mining-schemes.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';
import { hypergeometricWeights } from '../snm-weights-without-replacement/claim.ts';

function heads(weights: readonly Rational[]): Rational[] {
  let head = rational(0);
  return weights.map((weight) => (head = head.add(weight)));
}

/** Whether the heads of x are at least those of y at every rank. */
const above = (x: readonly Rational[], y: readonly Rational[]): boolean =>
  x.every((head, j) => head.gte(y[j]));

const over = (list: readonly Rational[], divisor: number): Rational[] =>
  list.map((x) => x.div(BigInt(divisor)));

/** The orders of the heads; `perKept` false states the wrong order for one more kept. */
export function weightOrders(perKept = true): Check {
  return forEvery({
    id: 'weights',
    says: 'Heads grow with b and k; majorisation in b, and in k per kept negative, N ≤ 12.',
    exact: true,
    instances: () => miningSchemes({ scheme: 'without-replacement', mostNegatives: 12 }),
    sees: ['more draws', 'more kept'],
    law: (mining, note) => {
      const { negatives: N, sample: b, keep: k } = mining;
      const here = heads(hypergeometricWeights(mining));
      if (b < N) {
        note('more draws');
        const there = heads(hypergeometricWeights({ negatives: N, sample: b + 1, keep: k }));
        if (!above(there, here) || !there[N - 1].equals(here[N - 1])) return { here, there };
      }
      if (k < b) {
        note('more kept');
        const there = heads(hypergeometricWeights({ negatives: N, sample: b, keep: k + 1 }));
        if (!above(there, here)) return { here, there };
        if (perKept && !above(over(here, k), over(there, k + 1))) return { here, there };
        if (!perKept && !above(here, there)) return { here, there };
      }
      return undefined;
    },
  });
}

const losses = forAll({
  id: 'losses',
  says: 'Hinge losses do not fall in b nor in k, and per kept negative do not rise in k.',
  exact: true,
  cases: 1200,
  instances: fc.integer({ min: 2, max: 6 }).chain((negatives) =>
    fc
      .record({
        family: fc.constantFrom(...families),
        scores: wholeNumbers({ length: negatives + 1, min: -4, max: 4 }),
        sample: fc.integer({ min: 1, max: negatives }),
        keep: fc.nat(),
      })
      .map((drawn) => ({ ...drawn, keep: 1 + (drawn.keep % drawn.sample) })),
  ),
  sees: ['more draws', 'more kept'],
  law: ({ family, scores, sample: b, keep: k }, note) => {
    const negatives = scores.length - 1;
    const at = (sample: number, keep: number): Rational =>
      exactHingeLoss({
        family,
        weights: hypergeometricWeights({ negatives, sample, keep }),
        scores: scores.map((score) => rational(score)),
        label: 0,
      });
    const here = at(b, k);
    if (b < negatives) {
      const there = at(b + 1, k);
      if (there.gt(here)) note('more draws');
      if (there.lt(here)) return { here, there };
    }
    if (k < b) {
      const there = at(b, k + 1);
      if (there.gt(here)) note('more kept');
      if (there.lt(here) || there.mul(BigInt(k)).gt(here.mul(BigInt(k + 1)))) return { here, there };
    }
    return undefined;
  },
});

export const claim = defineClaim({
  id: 'snm-majorisation',
  title: 'More draws or fewer kept: the orders between SNM weights',
  source: 'derived here',
  checks: [weightOrders(), losses],
});
