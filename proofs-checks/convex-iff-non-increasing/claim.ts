import { families, surrogates, type Family, type Surrogate } from '@owlery/losses';
import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { surrogateEnclosure, type Enclosure } from '../internal/enclosure.ts';
import { forAll } from '../internal/for-all.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { hingeLossOfThree } from '../internal/smt/hinge-loss-of-three.ts';
import { fallingWeights, risingWeights } from '../internal/whole-numbers.ts';

interface Rise {
  readonly family: Family;
  readonly surrogate: string;
  readonly weights: number[];
  readonly rank: number;
}

/** The loss of a label at score 0 in both families, between two rationals. */
function lossEnclosure(rise: Rise, surrogate: Surrogate, negatives: readonly Rational[]): Enclosure {
  const start = rise.family === 'bowl' ? [surrogateEnclosure(surrogate, rational(0))] : [];
  const falling = [...negatives].sort((a, b) => b.compare(a));
  const terms = falling.map((score, j) => {
    const { low, high } = surrogateEnclosure(surrogate, score.neg());
    const weight = BigInt(rise.weights[j]);
    return { low: low.mul(weight), high: high.mul(weight) };
  });
  return [...start, ...terms].reduce((a, b) => ({ low: a.low.add(b.low), high: a.high.add(b.high) }));
}

/** Violations constructed where `weights` rise; with weights that fall there are none to find. */
export function violations(
  weights: (negatives: number) => fc.Arbitrary<{ weights: number[]; rank: number }> = risingWeights,
): Check {
  return forAll<Rise>({
    id: 'violations',
    says: 'Where the weights rise a midpoint lies above its chord, for each family and surrogate.',
    exact: true,
    cases: 400,
    instances: fc.integer({ min: 2, max: 5 }).chain((negatives) =>
      fc
        .record({
          family: fc.constantFrom(...families),
          surrogate: fc.constantFrom(...surrogates.map((surrogate) => surrogate.id)),
          rise: weights(negatives),
        })
        .map(({ rise, ...rest }) => ({ ...rest, ...rise })),
    ),
    sees: surrogates.map((surrogate) => surrogate.id),
    law: (rise, note) => {
      note(rise.surrogate);
      const surrogate = surrogates.find((candidate) => candidate.id === rise.surrogate)!;
      for (let epsilon = rational(1, 2); epsilon.gt(rational(1, 2 ** 12)); epsilon = epsilon.div(2n)) {
        const point = (first: Rational, second: Rational): Rational[] =>
          rise.weights.map((_, i) =>
            i === rise.rank - 1 ? first : i === rise.rank ? second : epsilon.mul(i < rise.rank ? 2n : -1n),
          );
        const zero = rational(0);
        const ends = [point(epsilon, zero), point(zero, epsilon)].map(
          (p) => lossEnclosure(rise, surrogate, p).high,
        );
        const middle = lossEnclosure(rise, surrogate, point(epsilon.div(2n), epsilon.div(2n))).low;
        if (middle.mul(2n).gt(ends[0].add(ends[1]))) return undefined;
      }
      return { reason: 'no midpoint of the construction lies above its chord' };
    },
  });
}

const weightsFall = ['(>= t1 t2)', '(>= t2 0.0)'];

const convexForReals = families.map((family) =>
  everyReal({
    id: `convex-for-reals-${family}`,
    says: `The hinge ${family.toUpperCase()} of three classes is midpoint convex when its two weights do not rise.`,
    everyReal: 'every real θ_1 ≥ θ_2 ≥ 0 and all scores, L = 3',
    reals: ['t1', 't2', 'f1', 'f2', 'f3', 'g1', 'g2', 'g3'],
    definitions: hingeLossOfThree,
    // A POWL depends on differences of scores only; a BOWL is the convex φ(f_y) and a part without f_y.
    given: [...weightsFall, '(= f1 0.0)', '(= g1 0.0)'],
    then: midpoint(family),
    unlike: { given: ['(>= t1 0.0)', '(>= t2 0.0)'] },
  }),
);

function midpoint(family: Family): string {
  const middle = [1, 2, 3].map((c) => `(/ (+ f${c} g${c}) 2.0)`).join(' ');
  return `(<= (* 2.0 (${family} ${middle})) (+ (${family} f1 f2 f3) (${family} g1 g2 g3)))`;
}

const violationForReals = families.map((family) =>
  everyReal({
    id: `violation-for-reals-${family}`,
    says: `Scores (0, 1/2, 0) and (0, 0, 1/2) violate midpoint convexity of the hinge ${family.toUpperCase()}.`,
    everyReal: 'every real 0 ≤ θ_1 < θ_2, L = 3',
    reals: ['t1', 't2'],
    definitions: hingeLossOfThree,
    given: ['(>= t1 0.0)', '(< t1 t2)'],
    then: `(> (* 2.0 (${family} 0.0 0.25 0.25)) (+ (${family} 0.0 0.5 0.0) (${family} 0.0 0.0 0.5)))`,
    unlike: { given: ['(>= t1 0.0)', '(<= t1 t2)'] },
  }),
);

/** What the check must find when the weights fall. */
export const noViolations = (): Check =>
  violations((negatives) => fallingWeights(negatives).map((weights) => ({ weights, rank: 1 })));

export const claim = defineClaim({
  id: 'convex-iff-non-increasing',
  title: 'A loss is convex if and only if its weights never rise',
  source: 'derived here',
  checks: [violations(), ...convexForReals, ...violationForReals],
});
