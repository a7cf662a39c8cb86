import { describe, expect, it } from 'vitest';
import { type Dataset } from './dataset.ts';
import { datasetStatistics } from './dataset-statistics.ts';
import { SplitBuilder } from './internal/split-builder.ts';
import { labelCounts } from './label-counts.ts';
import { type SplitName } from './split.ts';

function split(name: SplitName, rows: readonly (readonly [number[], number[]])[]) {
  const builder = new SplitBuilder();
  for (const [columns, labels] of rows)
    builder.add(
      columns,
      columns.map(() => 1),
      labels,
    );
  return builder.build(name, 9, 4);
}

// Label 0 has six training points, label 1 two, label 2 none (but a test point), label 3 none at all.
const train = split('train', [
  [
    [0, 1, 2],
    [0, 1],
  ],
  [[3], [0, 1]],
  ...[4, 5, 6, 7].map((column): [number[], number[]] => [[column], [0]]),
]);
const test = split('test', [
  [
    [1, 8],
    [0, 2],
  ],
  [[], []],
]);
const dev = split('dev', [[[2, 3], [1]]]);
const dataset: Dataset = {
  ...{
    name: 'by hand',
    features: 9,
    labels: 4,
    train,
    test,
    weighting: 'none',
    checksum: '',
    source: '',
    notes: [],
  },
};

describe('datasetStatistics', () => {
  it('counts a set of eight points by hand', () => {
    expect(datasetStatistics(dataset)).toEqual({
      ...{ train: 6, dev: 0, test: 2, features: 9, labels: 4, trainedLabels: 2 },
      labelsPerPoint: 10 / 8,
      pointsPerLabel: 4,
      featuresPerPoint: 10 / 8,
      tailShare: 1 / 2,
    });
  });

  it('counts dev where there is one', () => {
    expect(datasetStatistics({ ...dataset, dev })).toMatchObject({
      ...{ dev: 1, labelsPerPoint: 11 / 9, pointsPerLabel: 4, featuresPerPoint: 12 / 9 },
    });
  });

  it('gives means of 0 over nothing', () => {
    const none = split('train', []);
    expect(datasetStatistics({ ...dataset, train: none, test: none })).toMatchObject({
      ...{ trainedLabels: 0, labelsPerPoint: 0, pointsPerLabel: 0, featuresPerPoint: 0, tailShare: 0 },
    });
  });
});

describe('labelCounts', () => {
  it('counts the points of every label', () => {
    expect(labelCounts(train)).toEqual(Uint32Array.of(6, 2, 0, 0));
    expect(labelCounts(test)).toEqual(Uint32Array.of(1, 0, 1, 0));
  });
});
