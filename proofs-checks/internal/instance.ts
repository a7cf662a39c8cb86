import fc from 'fast-check';

import { sum } from './sum.ts';
import { anyWeights, fallingWeights } from './whole-numbers.ts';

/**
 * A question of calibration in whole numbers: $p=$ `masses` over their sum, falling; $\theta=$ `weights` over `unit`;
 * K $=$ `top`, where the masses differ.
 */
export interface Instance {
  readonly masses: number[];
  readonly weights: number[];
  readonly unit: number;
  readonly top: number;
}

/** Which instances to draw. */
export interface InstanceOptions {
  /** Least and largest L; 2 and 6 unless said. */
  readonly fewest?: number;
  readonly most?: number;
  /** Weights for so many negatives; falling unless said. */
  readonly weights?: (negatives: number) => fc.Arbitrary<number[]>;
  /** Largest unit of the weights, 1 unless said: the scale matters to a BOWL. */
  readonly mostUnit?: number;
}

/** Falling masses: flat, peaked or in between, zeros among them, not all equal. */
export function fallingMasses(options: { fewest?: number; most?: number } = {}): fc.Arbitrary<number[]> {
  const { fewest = 2, most = 6 } = options;
  return fc
    .integer({ min: fewest, max: most })
    .chain((classes) => {
      const filled = (entry: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
        fc.array(entry, { minLength: classes, maxLength: classes });
      const any = filled(fc.nat({ max: 30 }));
      return fc.oneof(
        any,
        filled(fc.integer({ min: 20, max: 23 })),
        fc
          .tuple(any, filled(fc.nat({ max: 6 })))
          .map(([list, powers]) => list.map((mass, c) => mass * powers[c])),
        fc
          .tuple(any, fc.nat({ max: 120 }), fc.nat({ max: 60 }))
          .map(([list, first, second]) =>
            list.map((mass, c) => mass + (c === 0 ? first : c === 1 ? second : 0)),
          ),
      );
    })
    .map((masses) => [...masses].sort((a, b) => b - a))
    .filter((masses) => masses[0] > masses[masses.length - 1]);
}

/** Every K with $p_K>p_{K+1}$. */
export function tops(masses: readonly number[]): number[] {
  return masses.flatMap((mass, i) => (i > 0 && masses[i - 1] > mass ? [i] : []));
}

/** Random instances, shrinking towards small masses and weights. */
export function instances(options: InstanceOptions = {}): fc.Arbitrary<Instance> {
  const { weights = fallingWeights, mostUnit = 1 } = options;
  return fallingMasses(options).chain((masses) =>
    fc
      .record({
        masses: fc.constant(masses),
        weights: weights(masses.length - 1),
        unit: fc.integer({ min: 1, max: mostUnit }),
        top: fc.nat({ max: 100 }),
      })
      .map((drawn) => ({ ...drawn, top: tops(masses)[drawn.top % tops(masses).length] })),
  );
}

/** Instances whose weights may rise. */
export const anyInstances = (options: InstanceOptions = {}): fc.Arbitrary<Instance> =>
  instances({ ...options, weights: anyWeights });

/** $T_m$ in units of the sum of the masses: the mass beyond the m likeliest classes. */
export const tail = (masses: readonly number[], m: number): number => sum(masses) - sum(masses, m);
