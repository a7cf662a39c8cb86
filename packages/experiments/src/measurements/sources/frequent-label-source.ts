import { empiricalDistribution, empiricalLoss, type SparsePoints } from '@owlery/complexity';
import { labelCounts, normaliseRows, type Dataset, type Split } from '@owlery/data';
import { meanInterval, randomStream } from '@owlery/numeric';

import { type MeasuredSource } from './measured-source.ts';

/** Points of a data set with one of its most frequent labels. */
export interface FrequentLabelSourceOptions {
  readonly kind: 'frequent-labels';
  /** Name or folder of the data set. */
  readonly data: string;
  /** How many labels: the most frequent of the training split. */
  readonly classes: number;
}

const mostHeldOut = 4000;

/**
 * Samples of a real data set, cut down so that a bound can be set beside a measurement: the C most frequent labels and
 * all points that have one of them, each with one of its C labels drawn once for all, rows of norm 1.
 *
 * The points of all splits are put in an order that the seed decides. A sample is the first n of them, and the expected
 * loss is the mean over the last quarter (4,000 at most), which no sample contains. Training and held-out points are so
 * drawn alike, as the theorem asks; the splits of the data set are not, and the numbers are not those of its task.
 *
 * @throws RangeError for fewer labels than `classes`, or too few points.
 */
export function frequentLabelSource(dataset: Dataset, classes: number): MeasuredSource {
  if (classes > dataset.labels) {
    throw new RangeError(
      `classes must be at most the ${dataset.labels} labels of ${dataset.name}, got ${classes}`,
    );
  }
  const { points, labels } = pooled(dataset, frequentLabels(dataset, classes));
  const heldOut = Math.min(mostHeldOut, Math.floor(points.rows / 4));
  const largest = points.rows - heldOut;
  if (heldOut < 2) {
    throw new RangeError(
      `${dataset.name} has ${points.rows} points with one of its ${classes} most frequent labels; 8 are needed`,
    );
  }
  return {
    data: {
      ...{ name: dataset.name, classes, columns: points.columns, featureRadius: 1 },
      ...{ points: points.rows, heldOut, checksum: dataset.checksum },
    },
    largest,
    draw(size, seed) {
      const order = Uint32Array.from({ length: points.rows }, (_, i) => i);
      randomStream(seed, 'sample').shuffle(order);
      const training = rowsOf(points, order.subarray(0, size));
      const held = rowsOf(points, order.subarray(largest));
      const heldLabels = order.subarray(largest).map((i) => labels[i]);
      return {
        empirical: empiricalDistribution(
          training,
          order.subarray(0, size).map((i) => labels[i]),
          classes,
        ),
        points: training,
        expectedLoss(weights, loss, confidence) {
          const { losses } = empiricalLoss({ weights, classes, points: held, labels: heldLabels, loss });
          const { mean, low, high } = meanInterval(losses, confidence);
          return { value: mean, interval: [low, high] };
        },
      };
    },
  };
}

/** The most frequent labels of the training split, ties by id, numbered from 0. */
function frequentLabels(dataset: Dataset, classes: number): Map<number, number> {
  const counts = labelCounts(dataset.train);
  const ids = Array.from(counts.keys()).sort((a, b) => counts[b] - counts[a] || a - b);
  return new Map(ids.slice(0, classes).map((id, at) => [id, at]));
}

/** The points of all splits with one of the labels, over the columns that they use, and a label of each. */
function pooled(
  dataset: Dataset,
  numberOf: ReadonlyMap<number, number>,
): { points: SparsePoints; labels: Uint32Array } {
  const splits = [dataset.train, dataset.dev, dataset.test].filter(
    (split): split is Split => split !== undefined,
  );
  const columns = new Map<number, number>();
  const stream = randomStream(0, 'label of a point');
  const rowStarts = [0];
  const columnIds: number[] = [];
  const values: number[] = [];
  const labels: number[] = [];
  for (const split of splits) {
    const features = normaliseRows(split.features);
    for (let i = 0; i < split.points; i++) {
      const own: number[] = [];
      for (let at = split.labels.rowStarts[i]; at < split.labels.rowStarts[i + 1]; at++) {
        const number = numberOf.get(split.labels.labelIds[at]);
        if (number !== undefined) own.push(number);
      }
      if (own.length === 0) continue;
      labels.push(own[stream.below(own.length)]);
      for (let at = features.rowStarts[i]; at < features.rowStarts[i + 1]; at++) {
        const column = features.columnIds[at];
        if (!columns.has(column)) columns.set(column, columns.size);
        columnIds.push(columns.get(column)!);
        values.push(features.values[at]);
      }
      rowStarts.push(values.length);
    }
  }
  const points: SparsePoints = {
    ...{ rows: labels.length, columns: Math.max(1, columns.size), rowStarts: Uint32Array.from(rowStarts) },
    ...{ columnIds: Uint32Array.from(columnIds), values: Float64Array.from(values) },
  };
  return { points, labels: Uint32Array.from(labels) };
}

/** Some rows of sparse points, in the order given. */
function rowsOf(points: SparsePoints, rows: Uint32Array): SparsePoints {
  const rowStarts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    rowStarts[i + 1] = rowStarts[i] + points.rowStarts[row + 1] - points.rowStarts[row];
  });
  const columnIds = new Uint32Array(rowStarts[rows.length]);
  const values = new Float64Array(rowStarts[rows.length]);
  rows.forEach((row, i) => {
    const [start, end] = [points.rowStarts[row], points.rowStarts[row + 1]];
    columnIds.set(points.columnIds.subarray(start, end), rowStarts[i]);
    values.set(points.values.subarray(start, end), rowStarts[i]);
  });
  return { rows: rows.length, columns: points.columns, rowStarts, columnIds, values };
}
