import { gaussianPoints, lossClassComplexity, type BallId } from '@owlery/complexity';
import { type Family } from '@owlery/losses';
import { randomStream } from '@owlery/numeric';
import { type LoosenessRecord } from '@owlery/results';

import { minedLoss } from '../measured-class.ts';
import { measurement, type Measurement } from '../measurement.ts';

type Instance = LoosenessRecord['instances'][number];

/** A loss class on made-up points. */
export interface LoosenessInstance {
  readonly family: Family;
  readonly sample: number;
  readonly keep: number;
  readonly ball: BallId;
  readonly norm: number;
  readonly points: number;
  readonly columns: number;
  readonly classes: number;
  /** Find the exact value too; for the smallest classes only. */
  readonly exact: boolean;
}

export interface LoosenessOptions {
  readonly seed: number;
  readonly instances: readonly LoosenessInstance[];
  /** Sign vectors where there are too many to take all. */
  readonly draws: number;
}

/**
 * How loose each contraction route is on loss classes of the hinge under mining: certified from below, exact where that
 * can be had, and from above by every route; one part an instance.
 */
export function loosenessMeasurement(options: LoosenessOptions): Measurement {
  return measurement<Instance>({
    words: ['looseness'],
    parts: options.instances.length,
    part: (index) => instanceOf(options, index),
    record: (parts, place) => ({
      ...{ schema: 'owlery.looseness/1', ...place, seed: options.seed, instances: [...parts] },
    }),
  });
}

function instanceOf({ seed, instances, draws }: LoosenessOptions, index: number): Instance {
  const { family, sample, keep, ball, norm, points: n, columns, classes, exact } = instances[index];
  const stream = randomStream(seed, 'looseness', `${index}`);
  const points = gaussianPoints({ points: n, columns, stream });
  const labels = Array.from({ length: n }, () => stream.below(classes));
  const loss = minedLoss({ family, surrogate: 'hinge' }, { sample, keep }, classes);
  const { lower, lowerInterval, signs, signVectors, routes, ...rest } = lossClassComplexity({
    ...{ loss, ball, radius: norm, points, labels, stream, exact },
    ...(n > 8 ? { draws } : {}),
  });
  return {
    title: `${family.toUpperCase()}, b = ${sample}, k = ${keep}, L = ${classes}, n = ${n}, d = ${columns}`,
    ...{ family, surrogate: 'hinge', ball, norm, sample, keep, weights: Array.from(loss.weights) },
    ...{ points: n, columns, classes, lower, lowerInterval: [...lowerInterval], exact: rest.exact },
    ...{ signs, signVectors, routes: routes.map((route) => ({ ...route })) },
  };
}
