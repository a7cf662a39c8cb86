import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { signSum } from '../internal/sign-sum.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

/** Maps of whole numbers to whole numbers with Lipschitz constant 1. */
const maps: Readonly<Record<string, (t: number) => number>> = {
  identity: (t) => t,
  negated: (t) => -t,
  absolute: Math.abs,
  hinge: (t) => Math.max(0, 1 - t),
  clipped: (t) => Math.max(-1, Math.min(1, t)),
  zero: () => 0,
};

/** The contraction with the constant `share` · ρ; less than 1 is wrong. */
export function contraction(share = 1): Check {
  return forAll({
    id: 'contraction',
    says: 'Another map at each point: all signs, with equality for the identity.',
    exact: true,
    cases: 3000,
    instances: fc.integer({ min: 1, max: 8 }).chain((points) =>
      fc.record({
        names: fc.array(fc.constantFrom(...Object.keys(maps)), { minLength: points, maxLength: points }),
        lipschitz: fc.integer({ min: 1, max: 3 }),
        functions: fc.array(wholeNumbers({ length: points, min: -4, max: 4 }), {
          minLength: 1,
          maxLength: 5,
        }),
      }),
    ),
    sees: ['equality', 'below'],
    law: ({ names, lipschitz, functions }, note) => {
      const mapped = functions.map((values) => values.map((t, i) => lipschitz * maps[names[i]](t)));
      const [before, after] = [signSum(functions), signSum(mapped)];
      if (before > 0) note(after === lipschitz * before ? 'equality' : 'below');
      return after <= share * lipschitz * before ? undefined : { before, after };
    },
  });
}

export const claim = defineClaim({
  id: 'scalar-contraction',
  title: 'Scalar contraction with the constant 1, attained',
  source: 'Ledoux and Talagrand 1991, in the form of Shalev-Shwartz and Ben-David 2014, lemma 26.9',
  checks: [contraction()],
});
