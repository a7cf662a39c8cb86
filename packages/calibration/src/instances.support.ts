import { type Family } from '@owlery/losses';
import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

/** An instance in small whole numbers, so that ties of classes and of risks are common. */
export interface SmallInstance {
  readonly family: Family;
  /** Non-increasing, not all 0. */
  readonly masses: readonly number[];
  readonly weights: readonly number[];
  /** What the weights are divided by. */
  readonly scale: number;
}

/** Small instances of at most `classes` classes; `monotone` asks for non-increasing weights. */
export function smallInstances(classes: number, monotone = false): fc.Arbitrary<SmallInstance> {
  return fc
    .integer({ min: 2, max: classes })
    .chain((length) =>
      fc.record({
        family: fc.constantFrom<Family>('powl', 'bowl'),
        masses: fc.array(fc.nat(20), { minLength: length, maxLength: length }),
        weights: fc.array(fc.oneof(fc.nat(6), fc.constant(0)), {
          minLength: length - 1,
          maxLength: length - 1,
        }),
        scale: fc.integer({ min: 1, max: 6 }),
        sorted: fc.boolean(),
      }),
    )
    .filter(({ masses }) => masses.some((mass) => mass > 0))
    .map(({ family, masses, weights, scale, sorted }) => ({
      family,
      masses: masses.slice().sort((a, b) => b - a),
      weights: monotone || sorted ? weights.slice().sort((a, b) => b - a) : weights,
      scale,
    }));
}

/** The instance as options of `decideCalibration`, in rationals. */
export function exactly({ family, masses, weights, scale }: SmallInstance): {
  family: Family;
  surrogate: 'hinge';
  probabilities: Rational[];
  weights: Rational[];
} {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return {
    family,
    surrogate: 'hinge',
    probabilities: masses.map((mass) => rational(mass, total)),
    weights: weights.map((weight) => rational(weight, scale)),
  };
}
