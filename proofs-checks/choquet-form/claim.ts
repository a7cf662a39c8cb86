import { capacityWeightsExact } from '@owlery/mining';
import { formatRational, rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { permutations } from '../internal/permutations.ts';
import { sequences } from '../internal/sequences.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { subsets } from '../internal/subsets.ts';
import { sum } from '../internal/sum.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

/** A law: multisets of classes, each with a whole-number mass; nothing is divided by the total. */
interface SamplingLaw {
  readonly draws: { readonly classes: number[]; readonly mass: number }[];
  readonly keep: number;
}

const largestOf = (values: readonly number[], k: number): number =>
  sum([...values].sort((x, y) => y - x).slice(0, k));

const objective = ({ draws, keep }: SamplingLaw, a: readonly number[]): number =>
  sum(
    draws.map(
      ({ classes, mass }) =>
        mass *
        largestOf(
          classes.map((c) => a[c]),
          keep,
        ),
    ),
  );

const capacity = ({ draws, keep }: SamplingLaw, A: readonly number[]): number =>
  sum(draws.map(({ classes, mass }) => mass * Math.min(keep, classes.filter((c) => A.includes(c)).length)));

const laws = (negatives: number): fc.Arbitrary<SamplingLaw> =>
  fc.record({
    draws: fc.array(
      fc.record({
        classes: fc.array(fc.nat({ max: negatives - 1 }), { maxLength: 5 }),
        mass: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    keep: fc.integer({ min: 1, max: 4 }),
  });

const choquet = forAll({
  id: 'choquet',
  says: 'The expected sum of the k largest is the Choquet integral of a submodular capacity, and sublinear.',
  exact: true,
  cases: 2400,
  instances: fc.integer({ min: 1, max: 4 }).chain((n) =>
    fc.record({
      law: laws(n),
      a: wholeNumbers({ length: n, min: -9, max: 9 }),
      b: wholeNumbers({ length: n, min: -9, max: 9 }),
    }),
  ),
  sees: ['favours a class', 'favours none'],
  law: ({ law, a, b }, note) => {
    const order = a.map((_, c) => c).sort((x, y) => a[y] - a[x] || x - y);
    const integral = sum(
      order.map((c, j) => (capacity(law, order.slice(0, j + 1)) - capacity(law, order.slice(0, j))) * a[c]),
    );
    const direct = objective(law, a);
    if (direct !== integral) return { direct, integral };
    const together = objective(
      law,
      a.map((value, c) => value + b[c]),
    );
    if (together > direct + objective(law, b)) return { together, direct, other: objective(law, b) };
    const sets = subsets(a.length);
    const of = new Map(sets.map((set) => [set.join(), capacity(law, set)]));
    note(
      sets.every(
        (set) =>
          of.get(set.join()) ===
          of.get(
            a
              .map((_, c) => c)
              .slice(0, set.length)
              .join(),
          ),
      )
        ? 'favours none'
        : 'favours a class',
    );
    for (const A of sets) {
      for (const B of sets) {
        const [meet, join] = [A.filter((c) => B.includes(c)), union(A, B)];
        const [left, right] = [
          of.get(A.join())! + of.get(B.join())!,
          of.get(join.join())! + of.get(meet.join())!,
        ];
        if (left < right) return { A, B, left, right };
      }
    }
    return undefined;
  },
});

const union = (A: readonly number[], B: readonly number[]): number[] =>
  [...new Set([...A, ...B])].sort((x, y) => x - y);

/** Weights by rank for draws from masses, best scored first, by listing every sequence of draws. */
function enumeratedWeights(masses: readonly number[], sample: number, keep: number): Rational[] {
  const weights = masses.map(() => 0);
  for (const draws of sequences([...masses.keys()], sample)) {
    const mass = draws.reduce((product, rank) => product * masses[rank], 1);
    for (const rank of draws.sort((x, y) => x - y).slice(0, keep)) weights[rank] += mass;
  }
  return weights.map((weight) => rational(weight, sum(masses) ** sample));
}

/** Weights over masses never rise; with `divided` false the statement is the wrong one that weights never rise. */
export function replacementWeights(divided = true): Check {
  return forAll({
    id: 'replacement-weights',
    says: 'Draws from q: the weights are differences of h(Q), and over the masses they never rise.',
    exact: true,
    cases: 750,
    instances: fc.integer({ min: 1, max: 4 }).chain((n) =>
      fc
        .record({
          masses: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n }),
          sample: fc.integer({ min: 1, max: 4 }),
          keep: fc.nat(),
        })
        .map((drawn) => ({ ...drawn, keep: 1 + (drawn.keep % drawn.sample) })),
    ),
    sees: ['weights rise'],
    law: ({ masses, sample, keep }, note) => {
      const total = sum(masses);
      const weights = capacityWeightsExact(
        masses.map((mass) => rational(mass, total)),
        sample,
        keep,
      );
      const enumerated = enumeratedWeights(masses, sample, keep);
      if (weights.some((weight, j) => !weight.equals(enumerated[j]))) return { weights, enumerated };
      if (weights.some((weight, j) => j > 0 && weight.gt(weights[j - 1]))) note('weights rise');
      const shown = weights.map((weight, j) => (divided ? weight.div(BigInt(masses[j])) : weight));
      return shown.every((value, j) => j === 0 || value.lte(shown[j - 1])) ? undefined : { weights, shown };
    },
  });
}

/** q = (.1, .6, .3), b = 3, k = 1, the scores in every order. */
const instance = forEvery({
  id: 'instance',
  says: 'q = (.1, .6, .3), b = 3, k = 1: the weights are (.271, .702, .027) in one order and differ in another.',
  exact: true,
  instances: () => permutations([1, 6, 3]).map((masses) => ({ masses })),
  sees: ['rises', 'does not rise'],
  law: ({ masses }, note) => {
    const weights = enumeratedWeights(masses, 3, 1).map(formatRational);
    const known: Record<string, string[]> = {
      '1,6,3': ['271/1000', '351/500', '27/1000'],
      '6,1,3': ['117/125', '37/1000', '27/1000'],
    };
    note(masses[0] === 1 ? 'rises' : 'does not rise');
    const expected = known[masses.join()];
    return expected === undefined || expected.join() === weights.join() ? undefined : { weights, expected };
  },
});

/** The instance as a mixture of maxima over the sets of classes that can be drawn. */
function instanceObjective(): string {
  const [q, sets] = [[1, 6, 3], subsets(3).filter((set) => set.length > 0)];
  const within = (set: readonly number[]): number => sum(set.map((c) => q[c])) ** 3;
  const support = (set: readonly number[]): number =>
    sum(
      sets
        .filter((inner) => inner.every((c) => set.includes(c)))
        .map((inner) => (-1) ** (set.length - inner.length) * within(inner)),
    );
  const names = ['x', 'y', 'z'];
  const most = (set: readonly number[]): string =>
    set.map((c) => names[c]).reduce((left, right) => `(ite (< ${left} ${right}) ${right} ${left})`);
  return `(define-fun F ((x Real) (y Real) (z Real)) Real (+ ${sets
    .map((set) => `(* ${support(set)}.0 ${most(set)})`)
    .join(' ')}))`;
}

const convexInstance = everyReal({
  id: 'convex-instance',
  says: 'The objective of that instance is midpoint convex although its weights rise.',
  everyReal: 'every real a and b, N = 3, q = (.1, .6, .3)',
  reals: ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'],
  definitions: instanceObjective(),
  given: ['true'],
  then: '(<= (F (+ a1 b1) (+ a2 b2) (+ a3 b3)) (+ (F a1 a2 a3) (F b1 b2 b3)))',
  // The ordered weighted sum with these weights, whichever class has the rank, is not convex.
  unlike: {
    definitions: `
(define-fun larger ((x Real) (y Real)) Real (ite (< x y) y x))
(define-fun smaller ((x Real) (y Real)) Real (ite (< x y) x y))
(define-fun F ((x Real) (y Real) (z Real)) Real (let ((most (larger x (larger y z))) (least (smaller x (smaller y z))))
  (+ (* 271.0 most) (* 702.0 (- (+ x y z) most least)) (* 27.0 least))))`,
  },
});

export const claim = defineClaim({
  id: 'choquet-form',
  title: 'Any sampling law gives a convex objective: the Choquet form',
  source: 'derived here; the integral: Choquet, Theory of capacities, 1954',
  checks: [choquet, replacementWeights(), instance, convexInstance],
});
