import { families, type Family } from '@owlery/losses';
import fc from 'fast-check';

import { sum } from './sum.ts';
import { anyWeights, wholeNumbers } from './whole-numbers.ts';

/** A finite class of score functions on a few labelled points, in whole numbers. */
export interface ScoredClass {
  readonly family: Family;
  /** θ, in any order. */
  readonly weights: readonly number[];
  readonly labels: readonly number[];
  /** `scores[k][i]` are those of function k at point i. */
  readonly scores: readonly (readonly (readonly number[])[])[];
}

/** Classes of two functions up to `mostFunctions`, with nL of at most `mostSigns`. */
export function scoredClasses(options: {
  mostFunctions: number;
  mostSigns: number;
}): fc.Arbitrary<ScoredClass> {
  const { mostFunctions, mostSigns } = options;
  return fc
    .record({
      classes: fc.integer({ min: 2, max: 3 }),
      functions: fc.integer({ min: 2, max: mostFunctions }),
    })
    .chain(({ classes, functions }) =>
      fc.integer({ min: 1, max: Math.floor(mostSigns / classes) }).chain((points) =>
        fc.record({
          family: fc.constantFrom(...families),
          weights: anyWeights(classes - 1),
          labels: fc.array(fc.integer({ min: 0, max: classes - 1 }), {
            minLength: points,
            maxLength: points,
          }),
          scores: fc.array(
            fc.array(wholeNumbers({ length: classes, min: -3, max: 3 }), {
              minLength: points,
              maxLength: points,
            }),
            { minLength: functions, maxLength: functions },
          ),
        }),
      ),
    );
}

/** The hinge losses of each function at each point. */
export function hingeLosses({ family, weights, labels, scores }: ScoredClass): number[][] {
  const hinge = (t: number): number => Math.max(0, 1 - t);
  return scores.map((table) =>
    table.map((row, i) => {
      const own = row[labels[i]];
      const others = row.filter((_, c) => c !== labels[i]).sort((a, b) => b - a);
      return family === 'powl'
        ? sum(others.map((score, j) => weights[j] * hinge(own - score)))
        : hinge(own) + sum(others.map((score, j) => weights[j] * hinge(-score)));
    }),
  );
}

/** The scores of each function, all points in a row. */
export function flatScores({ scores }: ScoredClass): number[][] {
  return scores.map((table) => table.flat());
}
