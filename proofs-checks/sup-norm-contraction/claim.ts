import { contractionRatio, pointsFromRows, supNormRoute } from '@owlery/complexity';
import { bowl, families, hinge, powl } from '@owlery/losses';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { linearClasses } from '../internal/linear-classes.ts';
import { sequences } from '../internal/sequences.ts';
import { sum } from '../internal/sum.ts';

/** The chain of halved radii written out, without the program. */
function chain(options: { c: number; s: number; reach: number; n: number; L: number }): number {
  const { c, s, reach, n, L } = options;
  const a = 2 * c * reach * Math.sqrt(Math.log(2 * n * L));
  return Math.min(
    ...Array.from({ length: 40 }, (_, m) => {
      const steps = Array.from({ length: m }, (__, k) =>
        Math.sqrt(4 ** -(k + 1) * (c * s) ** 2 * Math.LN2 + a * a),
      );
      return 2 ** -m * c * s + (6 / Math.sqrt(n)) * sum(steps);
    }),
  );
}

/** The route with its bound times `share`. */
export function neverPassed(share = 1): Check {
  return forAll({
    id: 'never-passed',
    says: 'Finite linear classes: R of the losses by all signs is at most the bound.',
    exact: false,
    cases: 300,
    instances: linearClasses(),
    law: ({ family, weights, labels, points, scorers }) => {
      const loss = (family === 'powl' ? powl : bowl)({ surrogate: hinge, weights });
      const about = {
        loss,
        labels,
        points: pointsFromRows(points),
        scorers: scorers.map((w) => Float64Array.from(w)),
      };
      const { observed, bound } = contractionRatio({ ...about, route: supNormRoute });
      return observed <= share * bound ? undefined : { observed, bound };
    },
  });
}

/** Packings of the ball on one point: the count that the proof needs, with its factor in the exponent. */
export function packings(factor = 4): Check {
  return forEvery({
    id: 'packings',
    says: 'One point, L ≤ 4: lattice packings of the ball hold at most 2 exp(4 Λ²r² ln(2L)/ε²) members.',
    exact: false,
    instances: () => [1, 2, 3, 4].flatMap((L) => [0.5, 1, 1.5, 2, 2.5, 3].map((ratio) => ({ L, ratio }))),
    law: ({ L, ratio }) => {
      // W with entries in εℤ: two of them differ by ε somewhere. Λ/ε is the ratio.
      const line = [-3, -2, -1, 0, 1, 2, 3];
      const members = sequences(line, L).filter((w) => sum(w.map((x) => x * x)) <= ratio ** 2).length;
      const limit = 2 * Math.exp(factor * ratio ** 2 * Math.log(2 * L));
      return members <= limit ? undefined : { members, limit };
    },
  });
}

const program = forAll({
  id: 'program',
  says: 'The program adds up the chain as it is written, and grows with L like its root of a logarithm.',
  exact: false,
  cases: 300,
  instances: fc.record({
    family: fc.constantFrom(...families),
    c: fc.integer({ min: 1, max: 20 }),
    s: fc.integer({ min: 1, max: 20 }),
    n: fc.integer({ min: 1, max: 100_000 }),
    L: fc.integer({ min: 2, max: 1_000_000 }),
  }),
  law: ({ c, s, n, L }) => {
    const at = (classes: number): number =>
      supNormRoute.bound({
        lipschitz: { l1: c, l2: c, lInfinity: c },
        ...{ points: n, classes, linear: () => NaN, scoreBound: s, frobeniusRadius: s, featureRadius: 1 },
      });
    const [found, written] = [at(L), chain({ c, s, reach: s, n, L })];
    const growth = at(100 * L) / found;
    const most = Math.sqrt(Math.log(200 * n * L) / Math.log(2 * n * L));
    const holds = Math.abs(found / written - 1) < 1e-9 && growth <= most * (1 + 1e-9);
    return holds ? undefined : { found, written, growth, most };
  },
});

export const claim = defineClaim({
  id: 'sup-norm-contraction',
  title: 'A route over the largest score difference without a root of L',
  source: 'derived here: covering numbers by Gaussian measure, then chaining',
  checks: [neverPassed(), packings(), program],
});
