import { rational, type Rational } from '@owlery/numeric';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forEvery } from '../internal/for-every.ts';
import { miningSchemes } from '../internal/mining-schemes.ts';
import { subsets } from '../internal/subsets.ts';
import { sum } from '../internal/sum.ts';

/** Exponentials of scores, falling; the two best negatives are moved a little without a change of order. */
const powers = (negatives: number, first: number, second: number): number[] =>
  Array.from({ length: negatives }, (_, j) => (j === 0 ? 64 + first : j === 1 ? 32 + second : 2 ** (4 - j)));

/** $e$ to the mixed difference of the soft-max of one draw. */
function mixedRatio(draw: readonly number[], negatives: number, keep: number): Rational {
  const at = (first: number, second: number): bigint => {
    const values = powers(negatives, first, second);
    // In units of 1/8, so that all are whole.
    return BigInt(8 + sum(draw.slice(0, keep).map((c) => 8 * values[c])));
  };
  return rational(at(8, 8) * at(0, 0), at(0, 8) * at(8, 0));
}

/** Mixed differences that vanish for k = 1 and not otherwise; `from` is the least k said to be no ordered loss. */
export function mixedDifferences(from = 2): Check {
  return forEvery({
    id: 'mixed-differences',
    says: 'Two kept negatives interact in a soft-max within one order of the scores; in an ordered loss they do not.',
    exact: true,
    instances: () =>
      [...miningSchemes({ scheme: 'without-replacement', mostNegatives: 5 })].filter(
        ({ negatives }) => negatives > 1,
      ),
    sees: ['no ordered loss', 'ordered loss'],
    law: ({ negatives, sample, keep }, note) => {
      const ratios = subsets(negatives, sample).map((draw) => mixedRatio(draw, negatives, keep));
      const one = rational(1);
      const separable = ratios.every((ratio) => ratio.equals(one));
      note(separable ? 'ordered loss' : 'no ordered loss');
      const expected = keep >= from ? !separable && ratios.every((ratio) => ratio.lte(one)) : separable;
      return expected ? undefined : { ratios };
    },
  });
}

export const claim = defineClaim({
  id: 'soft-max-is-no-owl',
  title: 'A soft-max over the kept negatives is no ordered weighted loss',
  source: 'derived here',
  checks: [mixedDifferences()],
});
