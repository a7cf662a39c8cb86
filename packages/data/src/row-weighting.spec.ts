import { describe, expect, it } from 'vitest';
import { rowWeighting } from './row-weighting.ts';
import { type SparseMatrix } from './sparse-matrix.ts';
import { type Split } from './split.ts';
import { type Weighting, weightSplits } from './weighting.ts';

const matrix = (rows: readonly (readonly number[])[]): SparseMatrix => {
  const entries = rows.map((row) => [...row.entries()].filter(([, value]) => value > 0));
  const rowStarts = new Uint32Array(rows.length + 1);
  entries.forEach((row, at) => (rowStarts[at + 1] = rowStarts[at] + row.length));
  return {
    ...{ rows: rows.length, columns: 4, rowStarts },
    columnIds: Uint32Array.from(entries.flat(), ([id]) => id),
    values: Float32Array.from(entries.flat(), ([, value]) => value),
  };
};
const split = (name: 'train' | 'test', features: SparseMatrix): Split => ({
  ...{ name, points: features.rows, features },
  labels: {
    points: features.rows,
    labels: 1,
    rowStarts: new Uint32Array(features.rows + 1),
    labelIds: new Uint32Array(),
  },
});

describe('new rows', () => {
  const train = split(
    'train',
    matrix([
      [2, 1, 0, 0],
      [0, 3, 1, 0],
      [0, 1, 0, 0],
    ]),
  );
  const fresh = matrix([
    [1, 2, 0, 0],
    [0, 0, 4, 1],
    [0, 0, 0, 0],
  ]);
  it.each(['tf-idf', 'l2', 'none'] satisfies Weighting[])(
    'get the values of %s that test points get',
    (weighting) => {
      const splits = weightSplits({ train, test: split('test', fresh) }, weighting);
      const { values } = rowWeighting({ train: splits.train, weighting })(fresh);
      expect(values).toEqual(splits.test.features.values);
    },
  );

  it('are refused when TF-IDF finds no counts', () => {
    const weight = rowWeighting({ train, weighting: 'tf-idf' });
    expect(() => weight({ ...fresh, values: fresh.values.map((value) => value / 2) })).toThrow(
      'TF-IDF needs counts, whole numbers from 0, got 0.5',
    );
  });
});
