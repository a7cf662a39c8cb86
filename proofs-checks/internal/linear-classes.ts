import { families, type Family } from '@owlery/losses';
import fc from 'fast-check';

import { anyWeights, wholeNumbers } from './whole-numbers.ts';

/** A finite class of linear scorers on a few labelled points, in whole numbers. */
export interface LinearClass {
  readonly family: Family;
  readonly weights: readonly number[];
  readonly labels: readonly number[];
  readonly points: readonly (readonly number[])[];
  /** Each row-major, classes × columns. */
  readonly scorers: readonly (readonly number[])[];
}

/** Two or three scorers, two or three classes, up to four points in up to two columns. */
export function linearClasses(): fc.Arbitrary<LinearClass> {
  const sizes = {
    classes: fc.integer({ min: 2, max: 3 }),
    columns: fc.integer({ min: 1, max: 2 }),
    n: fc.integer({ min: 1, max: 4 }),
    functions: fc.integer({ min: 2, max: 3 }),
  };
  const list = <T>(of: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
    fc.array(of, { minLength: length, maxLength: length });
  return fc.record(sizes).chain(({ classes, columns, n, functions }) =>
    fc.record({
      family: fc.constantFrom(...families),
      weights: anyWeights(classes - 1),
      labels: list(fc.integer({ min: 0, max: classes - 1 }), n),
      points: list(wholeNumbers({ length: columns, min: -3, max: 3 }), n),
      scorers: list(wholeNumbers({ length: classes * columns, min: -3, max: 3 }), functions),
    }),
  );
}
