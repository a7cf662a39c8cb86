import {
  applyTfIdf,
  type Dataset,
  fitTfIdf,
  normaliseRows,
  type SparseMatrix,
  type Split,
} from '@owlery/data';
import { expect, it } from 'vitest';
import { pointOfText } from './point-of-text.ts';

const names = ['bird', 'night', 'owl', 'prey', 'tree'];
/** owl owl night; bird prey; bird tree tree tree; bird night. */
const counts: SparseMatrix = {
  rows: 4,
  columns: 5,
  rowStarts: Uint32Array.of(0, 2, 4, 6, 8),
  columnIds: Uint32Array.of(1, 2, 0, 3, 0, 4, 0, 1),
  values: Float32Array.of(1, 2, 1, 1, 1, 3, 1, 1),
};
const labels = {
  points: 4,
  labels: 2,
  rowStarts: Uint32Array.of(0, 1, 2, 3, 4),
  labelIds: Uint32Array.of(0, 1, 0, 1),
};

function dataset(features: SparseMatrix, weighting: Dataset['weighting']): Dataset {
  const train: Split = { name: 'train', points: 4, features, labels };
  return {
    ...{ name: 'toy', features: 5, labels: 2, train, test: { ...train, name: 'test' }, featureNames: names },
    ...{ weighting, checksum: '', source: '', notes: [] },
  };
}

it('weights a text as TF-IDF fitted on the counts weighted the training points', () => {
  const weighted = normaliseRows(applyTfIdf(fitTfIdf(counts), counts));
  const { point } = pointOfText('Owl, owl: NIGHT!', dataset(weighted, 'tf-idf'));
  expect(Array.from(point.features.columnIds)).toEqual([1, 2]);
  expect(Array.from(point.features.values)).toEqual(Array.from(weighted.values.subarray(0, 2)));
});

it('leaves counts or scales them where the data do', () => {
  const values = (weighting: Dataset['weighting']) =>
    Array.from(pointOfText('owl owl night', dataset(counts, weighting)).point.features.values);
  expect(values('none')).toEqual([1, 2]);
  expect(values('l2')).toEqual([1, 2].map((count) => Math.fround(count / Math.sqrt(5))));
});

it('tells the words that count for nothing', () => {
  const { known, unknown, point } = pointOfText('zebra owl at night, zebra', dataset(counts, 'none'));
  expect([known, unknown]).toEqual([
    ['owl', 'night'],
    ['zebra', 'at'],
  ]);
  expect(point.features.rows).toBe(1);
});

it('refuses data whose features have no names', () => {
  const nameless = Object.fromEntries(
    Object.entries(dataset(counts, 'none')).filter(([key]) => key !== 'featureNames'),
  ) as unknown as Dataset;
  expect(() => pointOfText('owl', nameless)).toThrow(/^the features of toy have no names/);
});
