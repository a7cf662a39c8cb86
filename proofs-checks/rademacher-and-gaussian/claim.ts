import { gaussianMaximum } from '@owlery/complexity';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { signSum } from '../internal/sign-sum.ts';
import { sum } from '../internal/sum.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

const mostPoints = 8;

/** Tables of a few functions on a few points. */
const tables = (functions: number): fc.Arbitrary<number[][]> =>
  fc
    .integer({ min: 1, max: mostPoints })
    .chain((points) =>
      fc.array(wholeNumbers({ length: points, min: -4, max: 4 }), { minLength: 2, maxLength: functions }),
    );

/** For two functions with difference d: (E|Σ ε_j d_j|)² ≤ Σ d_j², in whole numbers. */
export const pairs = forAll({
  id: 'pairs',
  says: 'Two functions: R is at most √(π/2) G, squared and in whole numbers, with equality at one point.',
  exact: true,
  cases: 1500,
  instances: tables(2).map(([f, g]) => ({ f, g })),
  sees: ['equality', 'below'],
  law: ({ f, g }, note) => {
    const difference = f.map((value, i) => value - g[i]);
    const signs = signSum([difference, difference.map((value) => -value)]);
    const limit = 4 ** f.length * sum(difference.map((value) => value ** 2));
    if (limit > 0) note(signs ** 2 === limit ? 'equality' : 'below');
    return signs ** 2 <= limit ? undefined : { signs, limit };
  },
});

/** R ≤ `constant` · G; a smaller constant than √(π/2) is wrong. */
export function signsBelowNormal(constant = Math.sqrt(Math.PI / 2)): Check {
  return forAll({
    id: 'signs-below-normal',
    says: 'Up to three functions: R by all signs is at most √(π/2) G in closed form.',
    exact: false,
    cases: 1500,
    instances: tables(3).map((functions) => ({ functions })),
    law: ({ functions }) => {
      const signs = signSum(functions) / 2 ** functions[0].length;
      const limit = constant * gaussianMaximum(functions);
      return signs <= limit + 1e-12 ? undefined : { signs, limit };
    },
  });
}

/** G ≤ `share` · √(2 ln 2n) R; a share of 0.6 is wrong. */
export function normalBelowSigns(share = 1): Check {
  return forAll({
    id: 'normal-below-signs',
    says: 'Up to three functions: G in closed form is at most √(2 ln 2n) R by all signs.',
    exact: false,
    cases: 1500,
    instances: tables(3).map((functions) => ({ functions })),
    law: ({ functions }) => {
      const points = functions[0].length;
      const normal = gaussianMaximum(functions);
      const limit = (share * Math.sqrt(2 * Math.log(2 * points)) * signSum(functions)) / 2 ** points;
      return normal <= limit + 1e-12 ? undefined : { normal, limit };
    },
  });
}

export const claim = defineClaim({
  id: 'rademacher-and-gaussian',
  title: 'Rademacher and Gaussian complexity bound each other',
  source: 'derived here; with another factor: Bartlett and Mendelson 2002, recalled',
  checks: [pairs, signsBelowNormal(), normalBelowSigns()],
});
