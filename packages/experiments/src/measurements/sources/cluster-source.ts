import { namedDistribution } from '@owlery/calibration';
import {
  clusterDistribution,
  drawSample,
  expectedLoss,
  featureNorms,
  type DensePoints,
  type FiniteDistribution,
} from '@owlery/complexity';
import { randomStream } from '@owlery/numeric';

import { type MeasuredSource } from './measured-source.ts';

/** Clusters of points whose label probabilities are known. */
export interface ClusterSourceOptions {
  readonly kind: 'clusters';
  readonly classes: number;
  readonly clusters: number;
  readonly columns: number;
  /** Label probabilities of a point, such as `zipf:1.5`. */
  readonly distribution: string;
}

/** What `--data synthetic` is. */
export const defaultClusters: ClusterSourceOptions = {
  kind: 'clusters',
  classes: 30,
  clusters: 24,
  columns: 8,
  distribution: 'zipf:1.5',
};

/**
 * Samples of a cluster distribution (`clusterDistribution`), which itself is the same for all seeds: expected losses,
 * Bayes risk and calibrated mass are exact.
 *
 * @throws RangeError for an unknown distribution or sizes out of range.
 */
export function clusterSource(options: ClusterSourceOptions): MeasuredSource {
  const { classes, clusters, columns, distribution: name } = options;
  const { probabilities } = namedDistribution(name, classes);
  const distribution = clusterDistribution({
    ...{ clusters, columns, stream: randomStream(0, 'cluster distribution') },
    probabilities: probabilities as Float64Array,
  });
  const featureRadius = featureNorms(distribution.points).largestNorm;
  return {
    data: { name: 'synthetic', classes, columns, featureRadius, clusters, distribution: name },
    largest: 1e7,
    distribution,
    draw(size, seed) {
      const { empirical, counts } = drawSample(distribution, size, randomStream(seed, 'sample'));
      return {
        empirical,
        points: repeated(distribution, counts),
        expectedLoss: (weights, loss) => ({ value: expectedLoss(distribution, weights, loss) }),
      };
    },
  };
}

/** Each point of the support as often as it was drawn. */
function repeated({ points }: FiniteDistribution, counts: Uint32Array): DensePoints {
  const { columns, values } = points;
  const rows = counts.reduce((a, b) => a + b, 0);
  const all = new Float64Array(rows * columns);
  let row = 0;
  counts.forEach((count, i) => {
    const point = values.subarray(i * columns, (i + 1) * columns);
    for (let copy = 0; copy < count; copy++) all.set(point, columns * row++);
  });
  return { rows, columns, values: all };
}
