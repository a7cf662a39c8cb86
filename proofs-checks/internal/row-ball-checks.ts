import { type BallId, linearComplexity, pointsFromRows } from '@owlery/complexity';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { forAll } from './for-all.ts';
import { sum } from './sum.ts';
import { wholeNumbers } from './whole-numbers.ts';

const samples = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc.integer({ min: 1, max: 3 }).chain((columns) =>
    fc.record({
      points: fc.array(wholeNumbers({ length: columns, min: -4, max: 4 }), { minLength: n, maxLength: n }),
      classes: fc.integer({ min: 1, max: 40 }),
    }),
  ),
);

/** Σ over all signs of ‖Σ ε_i x_i‖² = 2ⁿ Σ ‖x_i‖²: one row of M; L of them make up ‖M‖_F². */
export const squaresInWholeNumbers: Check = forAll({
  id: 'squares',
  says: 'A row of M has the mean square Σ‖x_i‖², in whole numbers, over all signs.',
  exact: true,
  cases: 400,
  instances: samples,
  law: ({ points }) => {
    let total = 0;
    for (let bits = 0; bits < 2 ** points.length; bits++) {
      const row = points[0].map((_, l) =>
        sum(points.map((point, i) => ((bits >>> i) & 1 ? -point[l] : point[l]))),
      );
      total += sum(row.map((entry) => entry ** 2));
    }
    const squares = 2 ** points.length * sum(points.flat().map((x) => x ** 2));
    return total === squares ? undefined : { total, squares };
  },
});

/** The bound under normal noise, where the mean is exact to rounding. */
export function normalNoiseByQuadrature(ball: BallId & ('frobenius' | 'row')): Check {
  return forAll({
    id: 'normal-noise-by-quadrature',
    says: 'Normal noise, up to 40 classes: the mean by quadrature is below the bound, and above it over √(π/2).',
    exact: false,
    cases: 60,
    instances: samples,
    law: ({ points, classes }) => {
      const about = { ball, classes, radius: 1, points: pointsFromRows(points), exact: true };
      const { estimate, bound } = linearComplexity({ ...about, noise: 'gaussian' });
      const holds =
        estimate <= bound * (1 + 1e-12) && estimate * Math.sqrt(Math.PI / 2) >= bound * (1 - 1e-12);
      return holds ? undefined : { estimate, bound };
    },
  });
}
