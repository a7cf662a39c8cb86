import { pointsFromRows, scalarComplexity } from '@owlery/complexity';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { sum } from '../internal/sum.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

const samples = fc
  .record({ n: fc.integer({ min: 1, max: 7 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ n, columns }) =>
    fc.array(wholeNumbers({ length: columns, min: -4, max: 4 }), { minLength: n, maxLength: n }),
  )
  .map((points) => ({ points }));

/** The mean of a norm of Σ ε_i x_i over all signs. */
function meanNorm(points: readonly (readonly number[])[], norm: (row: readonly number[]) => number): number {
  let total = 0;
  for (let bits = 0; bits < 2 ** points.length; bits++) {
    total += norm(
      points[0].map((_, l) => sum(points.map((point, i) => ((bits >>> i) & 1 ? -point[l] : point[l])))),
    );
  }
  return total / 2 ** points.length;
}

const euclidean = (row: readonly number[]): number => Math.hypot(...row);
const largest = (row: readonly number[]): number => Math.max(...row.map(Math.abs));

/** Radius 2, so that it is seen to enter as a factor. */
function program(norm: 'l1' | 'l2', points: readonly (readonly number[])[]): number {
  return scalarComplexity({ norm, radius: 2, points: pointsFromRows(points) }).estimate * (points.length / 2);
}

/** The ℓ2 ball; `share` below 1 of the first bound is wrong. */
export function euclideanBall(share = 1): Check {
  return forAll({
    id: 'l2',
    says: 'ℓ2: all signs give at most √(Σ‖x_i‖²), which is at most r√n; equality at one point.',
    exact: false,
    cases: 500,
    instances: samples,
    sees: ['equality', 'below'],
    law: ({ points }, note) => {
      const mean = meanNorm(points, euclidean);
      const bound = share * Math.sqrt(sum(points.flat().map((x) => x * x)));
      const worst = Math.max(...points.map(euclidean)) * Math.sqrt(points.length);
      if (bound > 0) note(bound - mean < 1e-12 ? 'equality' : 'below');
      const found = program('l2', points);
      const holds = mean <= bound + 1e-12 && bound <= worst + 1e-12 && Math.abs(found - mean) < 1e-10;
      return holds ? undefined : { mean, bound, worst, found };
    },
  });
}

/** The ℓ1 ball with ln(`signs` · d); one sign a column is wrong. */
export function taxicabBall(signs = 2): Check {
  return forAll({
    id: 'l1',
    says: 'ℓ1: all signs give at most max_l ‖X_l‖ √(2 ln 2d), which is at most max|x_il| √(2 n ln 2d).',
    exact: false,
    cases: 500,
    instances: samples,
    law: ({ points }) => {
      const mean = meanNorm(points, largest);
      const factor = Math.sqrt(2 * Math.log(signs * points[0].length));
      const bound = factor * Math.max(...points[0].map((_, l) => euclidean(points.map((point) => point[l]))));
      const worst = factor * Math.max(...points.map(largest)) * Math.sqrt(points.length);
      const found = program('l1', points);
      const holds = mean <= bound + 1e-12 && bound <= worst + 1e-12 && Math.abs(found - mean) < 1e-10;
      return holds ? undefined : { mean, bound, worst, found };
    },
  });
}

export const claim = defineClaim({
  id: 'scalar-linear-classes',
  title: 'Scalar linear classes in ℓ2 and ℓ1 balls',
  source: 'Kakade, Sridharan and Tewari 2008, recalled; the forms on the sample: derived here',
  checks: [euclideanBall(), taxicabBall()],
});
