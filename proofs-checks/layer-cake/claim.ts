import { sumOfLargest } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { orderedSum } from '../internal/ordered-sum.ts';
import { permutations } from '../internal/permutations.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { subsets } from '../internal/subsets.ts';
import { sum } from '../internal/sum.ts';
import { anyWeights, fallingWeights, wholeNumbers } from '../internal/whole-numbers.ts';

const sizes = fc.integer({ min: 1, max: 6 });
const values = (length: number): fc.Arbitrary<number[]> => wholeNumbers({ length, min: -20, max: 20 });

/** The identity; `last` is what follows the last weight, 0 in truth. */
export function layers(last = 0): Check {
  return forAll({
    id: 'layers',
    says: 'The ordered sum is the sum of layers, for weights in any order.',
    exact: true,
    cases: 6000,
    instances: sizes.chain((n) => fc.record({ values: values(n), weights: anyWeights(n) })),
    law: ({ values, weights }) => {
      const byLayers = weights.map(
        (weight, j) => (weight - (weights[j + 1] ?? last)) * sumOfLargest(values, j + 1),
      );
      const [left, right] = [orderedSum(weights, values), sum(byLayers)];
      return left === right ? undefined : { left, right };
    },
  });
}

const largest = forAll({
  id: 'largest',
  says: 'The sum of the m largest is the maximum over m entries and the minimum over thresholds.',
  exact: true,
  cases: 3000,
  instances: sizes.chain((n) => fc.record({ values: values(n), m: fc.integer({ min: 1, max: n }) })),
  law: ({ values, m }) => {
    const most = Math.max(...subsets(values.length, m).map((set) => sum(set.map((i) => values[i]))));
    // Piecewise linear in t with kinks at the entries, so its minimum is at one of them.
    const least = Math.min(...values.map((t) => m * t + sum(values.map((value) => Math.max(0, value - t)))));
    const found = sumOfLargest(values, m);
    return found === most && found === least ? undefined : { found, most, least };
  },
});

const orders = forAll({
  id: 'orders',
  says: 'Falling weights take the maximum over all orders; other weights need not.',
  exact: true,
  cases: 1200,
  instances: fc
    .integer({ min: 1, max: 5 })
    .chain((n) => fc.record({ values: values(n), weights: fc.oneof(fallingWeights(n), anyWeights(n)) })),
  sees: ['falling', 'exceeded'],
  law: ({ values, weights }, note) => {
    const falling = weights.every((weight, j) => j === 0 || weight <= weights[j - 1]);
    const most = Math.max(
      ...permutations(values).map((order) => sum(order.map((value, j) => weights[j] * value))),
    );
    const ordered = orderedSum(weights, values);
    note(falling ? 'falling' : most > ordered ? 'exceeded' : 'other');
    return most === ordered || (!falling && most > ordered) ? undefined : { most, ordered };
  },
});

const sublinear = forAll({
  id: 'sublinear',
  says: 'With falling weights the ordered sum is sublinear and non-decreasing.',
  exact: true,
  cases: 6000,
  instances: sizes.chain((n) => fc.record({ a: values(n), b: values(n), weights: fallingWeights(n) })),
  law: ({ a, b, weights }) => {
    const [atSum, atA, atB] = [a.map((value, i) => value + b[i]), a, b].map((x) => orderedSum(weights, x));
    if (atSum > atA + atB) return { atSum, atA, atB };
    const raised = orderedSum(
      weights,
      a.map((value, i) => value + Math.abs(b[i])),
    );
    return raised >= atA ? undefined : { raised, atA };
  },
});

/** S_1, S_2 and S_3 of three reals. */
const definitions = `
(define-fun larger ((x Real) (y Real)) Real (ite (< x y) y x))
(define-fun smaller ((x Real) (y Real)) Real (ite (< x y) x y))
(define-fun S1 ((x Real) (y Real) (z Real)) Real (larger x (larger y z)))
(define-fun S2 ((x Real) (y Real) (z Real)) Real (- (+ x y z) (smaller x (smaller y z))))`;

const sublinearForReals = everyReal({
  id: 'sublinear-for-reals',
  says: 'The sums of the 1 and 2 largest of three are sublinear (that of all three is linear).',
  everyReal: 'every real a and b, N = 3',
  reals: ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'],
  definitions,
  given: ['true'],
  then: `(and ${['S1', 'S2']
    .map((S) => `(<= (${S} (+ a1 b1) (+ a2 b2) (+ a3 b3)) (+ (${S} a1 a2 a3) (${S} b1 b2 b3)))`)
    .join(' ')})`,
  // The second largest alone is not sublinear.
  unlike: {
    then: `(<= (- (S2 (+ a1 b1) (+ a2 b2) (+ a3 b3)) (S1 (+ a1 b1) (+ a2 b2) (+ a3 b3)))
      (+ (- (S2 a1 a2 a3) (S1 a1 a2 a3)) (- (S2 b1 b2 b3) (S1 b1 b2 b3))))`,
  },
});

export const claim = defineClaim({
  id: 'layer-cake',
  title: 'Layer cake: an ordered sum is a sum of sums of the largest',
  source: 'Boyd and Vandenberghe, Convex Optimization, 3.2.3; Usunier et al. 2009; the identity derived here',
  checks: [layers(), largest, orders, sublinear, sublinearForReals],
});
