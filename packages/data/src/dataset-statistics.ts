import { type Dataset } from './dataset.ts';
import { labelCounts } from './label-counts.ts';

/** The statistics that tables of the Extreme Classification Repository give, and a few more. */
export interface DatasetStatistics {
  readonly train: number;
  readonly dev: number;
  readonly test: number;
  readonly features: number;
  readonly labels: number;
  /** Labels that some training point has. */
  readonly trainedLabels: number;
  /** Mean positive labels a point, over all splits. */
  readonly labelsPerPoint: number;
  /** Mean training points a label, over the labels that have one. */
  readonly pointsPerLabel: number;
  /** Mean entries a point, over all splits. */
  readonly featuresPerPoint: number;
  /** The share of the trained labels that have at most `tailPoints` training points. */
  readonly tailShare: number;
}

/** A label with at most this many training points is counted as a tail label. */
export const tailPoints = 5;

/**
 * Counts a data set. Means over nothing are 0.
 *
 * Cost: $O(\text{labels} + \text{positives})$.
 *
 * @example
 * ```ts
 * datasetStatistics(await loadDataset('wordnet:hypernyms')).trainedLabels; // 15745
 * ```
 */
export function datasetStatistics(dataset: Dataset): DatasetStatistics {
  const splits = [dataset.train, ...(dataset.dev ? [dataset.dev] : []), dataset.test];
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const points = sum(splits.map((split) => split.points));
  const counts = labelCounts(dataset.train).filter((count) => count > 0);
  return {
    train: dataset.train.points,
    dev: dataset.dev?.points ?? 0,
    test: dataset.test.points,
    features: dataset.features,
    labels: dataset.labels,
    trainedLabels: counts.length,
    labelsPerPoint: mean(sum(splits.map(({ labels }) => labels.labelIds.length)), points),
    pointsPerLabel: mean(dataset.train.labels.labelIds.length, counts.length),
    featuresPerPoint: mean(sum(splits.map(({ features }) => features.columnIds.length)), points),
    tailShare: mean(counts.filter((count) => count <= tailPoints).length, counts.length),
  };
}

const mean = (total: number, count: number) => (count === 0 ? 0 : total / count);
