import fc from 'fast-check';

/**
 * A label $y\in\{0,\dots,L-1\}$, uniform; shrinks towards 0. `classes` is $L\ge1$.
 *
 * @example
 * fc.sample(arbitraryLabel({ classes: 1 }), { seed: 1, numRuns: 3 }) // [0, 0, 0]
 */
export function arbitraryLabel(options: { classes: number }): fc.Arbitrary<number> {
  return fc.nat({ max: options.classes - 1 });
}
