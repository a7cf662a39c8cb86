import { bowl, families, lossRegistry, powl, surrogates, type OrderedWeightedLoss } from '@owlery/losses';
import fc from 'fast-check';
import { arbitraryWeights } from './arbitrary-weights.ts';

/**
 * An ordered weighted loss for $L$ classes: one of the registry, or a family and a surrogate with order
 * weights drawn by `arbitraryWeights`.
 *
 * `classes` is $L\ge2$ ($L\ge3$ for `convex: false`); `convex` asks for weights that never rise (`true`) or
 * that rise (`false`), and either when it is left out. Source: derived here.
 *
 * @example
 * fc.sample(arbitraryLoss({ classes: 4, convex: true }), { seed: 1, numRuns: 1 })[0].convex // true
 */
export function arbitraryLoss(options: {
  classes: number;
  convex?: boolean;
}): fc.Arbitrary<OrderedWeightedLoss> {
  const { classes, convex } = options;
  const shape = convex === undefined ? 'any' : convex ? 'non-increasing' : 'rising';
  const named = lossRegistry.filter((entry) => convex === undefined || entry.convex === convex);
  const drawn = fc
    .record({
      family: fc.constantFrom(...families),
      surrogate: fc.constantFrom(...surrogates),
      weights: arbitraryWeights({ negatives: classes - 1, shape }),
    })
    .map(({ family, ...parts }) => (family === 'powl' ? powl(parts) : bowl(parts)));
  const listed = fc.constantFrom(...named).map((entry) => entry.build(classes));
  return fc.oneof(listed, drawn);
}
