import { linearComplexity, pointsFromRows } from '@owlery/complexity';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { signSum } from '../internal/sign-sum.ts';
import { sum } from '../internal/sum.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

/** Numbers: 2 (E|Σ ε_i x_i|)² ≥ Σ x_i², in whole numbers; `tenths` below 20 says that the bound is nearer. */
export function numbers(tenths = 20): Check {
  return forAll({
    id: 'numbers',
    says: 'One class, one column: √2 E|Σ ε_i x_i| is at least the root of Σ x_i², with equality for two equal points.',
    exact: true,
    cases: 2000,
    instances: fc
      .integer({ min: 1, max: 9 })
      .chain((n) => wholeNumbers({ length: n, min: -4, max: 4 }))
      .map((points) => ({ points })),
    sees: ['equality', 'above'],
    law: ({ points }, note) => {
      const absolute = signSum([points, points.map((x) => -x)]);
      const [left, right] = [tenths * absolute ** 2, 10 * 4 ** points.length * sum(points.map((x) => x * x))];
      if (right > 0) note(left === right ? 'equality' : 'above');
      return left >= right ? undefined : { left, right };
    },
  });
}

const points = (most: number): fc.Arbitrary<number[][]> =>
  fc
    .record({ n: fc.integer({ min: 1, max: most }), columns: fc.integer({ min: 1, max: 3 }) })
    .chain(({ n, columns }) =>
      fc.array(wholeNumbers({ length: columns, min: -4, max: 4 }), { minLength: n, maxLength: n }),
    );

const vectors = forAll({
  id: 'vectors',
  says: 'Up to three classes and columns: √2 E‖M‖_F by all signs is at least √(L Σ‖x_i‖²).',
  exact: false,
  cases: 300,
  instances: fc.record({ rows: points(4), classes: fc.integer({ min: 1, max: 3 }) }),
  law: ({ rows, classes }) => {
    const sample = pointsFromRows(rows);
    const { estimate, bound } = linearComplexity({ ball: 'frobenius', classes, radius: 1, points: sample });
    return Math.SQRT2 * estimate >= bound - 1e-12 ? undefined : { estimate, bound };
  },
});

const equalPoints = forAll({
  id: 'equal-points',
  says: 'Two equal points, one class: √2 E‖M‖_F is √(Σ‖x_i‖²).',
  exact: false,
  cases: 100,
  instances: points(1).map(([point]) => ({ point })),
  law: ({ point }) => {
    const sample = pointsFromRows([point, point]);
    const { estimate, bound } = linearComplexity({
      ball: 'frobenius',
      classes: 1,
      radius: 1,
      points: sample,
    });
    return Math.abs(Math.SQRT2 * estimate - bound) < 1e-12 * (1 + bound) ? undefined : { estimate, bound };
  },
});

export const claim = defineClaim({
  id: 'kahane-constant',
  title: 'The Frobenius bound is at most √2 too large, attained by two equal points',
  source: 'Latała and Oleszkiewicz 1994; Szarek 1976 for numbers; recalled',
  checks: [numbers(), vectors, equalPoints],
});
