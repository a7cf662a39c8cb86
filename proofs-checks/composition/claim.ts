import { exactOrderedWeightedLoss, families, surrogates } from '@owlery/losses';
import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { registryLaws } from '../internal/registry-laws.ts';
import { fallingWeights, anyWeights, wholeNumbers } from '../internal/whole-numbers.ts';

const exactSurrogates = surrogates.filter((surrogate) => surrogate.exactValue !== undefined);

interface Chord {
  readonly family: (typeof families)[number];
  readonly surrogate: string;
  readonly weights: number[];
  /** Two points of the scores, in units of 1/4. */
  readonly low: number[];
  readonly high: number[];
  /** The share of `low`, in quarters. */
  readonly share: number;
}

/** Chords of losses with the weights given; falling in the claim, any in a wrong variant of it. */
export function chords(weights: (negatives: number) => fc.Arbitrary<number[]> = fallingWeights): Check {
  return forAll<Chord>({
    id: 'chords',
    says: 'Exact surrogates: the loss lies on or below each of its chords, scores given or linear in parameters.',
    exact: true,
    cases: 4500,
    instances: fc.integer({ min: 2, max: 5 }).chain((classes) =>
      fc.record({
        family: fc.constantFrom(...families),
        surrogate: fc.constantFrom(...exactSurrogates.map((surrogate) => surrogate.id)),
        weights: weights(classes - 1),
        low: wholeNumbers({ length: classes, min: -12, max: 12 }),
        high: wholeNumbers({ length: classes, min: -12, max: 12 }),
        share: fc.integer({ min: 1, max: 3 }),
      }),
    ),
    law: ({ family, surrogate: id, weights, low, high, share }) => {
      const surrogate = exactSurrogates.find((candidate) => candidate.id === id)!;
      const theta = weights.map((weight) => rational(weight));
      const between = low.map((score, c) => rational(share * score + (4 - share) * high[c], 16));
      const [atLow, atHigh, atBetween] = [low.map(quarters), high.map(quarters), between].map((scores) =>
        exactOrderedWeightedLoss({ family, surrogate, weights: theta, scores, label: 0 }),
      );
      const chord = atLow.mul(rational(share, 4)).add(atHigh.mul(rational(4 - share, 4)));
      return atBetween.lte(chord) ? undefined : { between, atBetween, chord };
    },
  });
}

const quarters = (score: number): Rational => rational(score, 4);

const linearScores = forAll({
  id: 'linear-scores',
  says: 'The hinge losses are midpoint convex in the matrix W of scores Wx.',
  exact: true,
  cases: 1500,
  instances: fc.record({
    family: fc.constantFrom(...families),
    weights: fallingWeights(2),
    x: wholeNumbers({ length: 2, min: -3, max: 3 }),
    low: wholeNumbers({ length: 6, min: -4, max: 4 }),
    high: wholeNumbers({ length: 6, min: -4, max: 4 }),
  }),
  law: ({ family, weights, x, low, high }) => {
    const hinge = exactSurrogates.find((candidate) => candidate.id === 'hinge')!;
    const theta = weights.map((weight) => rational(weight));
    const at = (entries: readonly number[], unit: number): Rational => {
      const scores = [0, 2, 4].map((row) => rational(entries[row] * x[0] + entries[row + 1] * x[1], unit));
      return exactOrderedWeightedLoss({ family, surrogate: hinge, weights: theta, scores, label: 0 });
    };
    const middle = at(
      low.map((entry, i) => entry + high[i]),
      2,
    );
    const [atLow, atHigh] = [at(low, 1), at(high, 1)];
    return middle.mul(2n).lte(atLow.add(atHigh)) ? undefined : { middle, atLow, atHigh };
  },
});

const registry = registryLaws({
  says: 'Every loss of the registry with falling weights obeys the convexity law, 2 to 5 classes.',
  laws: ['convexity'],
  cases: 102,
  among: (entry) => entry.convex,
});

/** What the check must find when weights may rise. */
export const anyWeightsChords = (): Check => chords(anyWeights);

export const claim = defineClaim({
  id: 'composition',
  title: 'Composition: falling weights make POWL and BOWL convex',
  source: 'Boyd and Vandenberghe, Convex Optimization, 3.2.4; its use derived here',
  checks: [chords(), linearScores, registry],
});
