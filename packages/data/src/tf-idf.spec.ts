import { describe, expect, it } from 'vitest';
import { normaliseRows } from './normalise-rows.ts';
import { type SparseMatrix } from './sparse-matrix.ts';
import { applyTfIdf, fitTfIdf } from './tf-idf.ts';

/** Counts of five words in three documents: (2, 1, 0, 0, 0), (1, 0, 4, 0, 0), (1, 0, 0, 0, 0), the zeros of column 3 stored. */
const train: SparseMatrix = {
  rows: 3,
  columns: 5,
  rowStarts: Uint32Array.of(0, 3, 5, 6),
  columnIds: Uint32Array.of(0, 1, 3, 0, 2, 0),
  values: Float32Array.of(2, 1, 0, 1, 4, 1),
};

describe('fitTfIdf', () => {
  it('weighs by the training rows that have the feature', () => {
    const { idf, documents } = fitTfIdf(train);
    expect(documents).toBe(3);
    // 1 + ln(4/4), 1 + ln(4/2) twice, and 0 for what no row has.
    const rare = 1 + Math.LN2;
    expect([...idf]).toEqual([1, rare, rare, 0, 0]);
  });

  it('gives 0 everywhere without rows', () => {
    const none = {
      rows: 0,
      columns: 2,
      rowStarts: Uint32Array.of(0),
      columnIds: new Uint32Array(),
      values: new Float32Array(),
    };
    expect([...fitTfIdf(none).idf]).toEqual([0, 0]);
  });

  it.each([0.5, -1, NaN])('refuses %d, which is no count', (value) => {
    const bad = { ...train, values: Float32Array.of(2, 1, 0, value, 4, 1) };
    const message = `TF-IDF needs counts, whole numbers from 0, got ${value}`;
    expect(() => fitTfIdf(bad)).toThrow(new RangeError(message));
    expect(() => applyTfIdf(fitTfIdf(train), bad)).toThrow(new RangeError(message));
  });
});

describe('applyTfIdf', () => {
  it('damps counts by 1 + ln and multiplies by the weights', () => {
    const weighted = applyTfIdf(fitTfIdf(train), train);
    const rare = 1 + Math.LN2;
    expect(weighted.values).toEqual(Float32Array.of(rare, rare, 0, 1, (1 + 2 * Math.LN2) * rare, 1));
    expect(weighted.columnIds).toEqual(train.columnIds);
    expect(train.values[0]).toBe(2);
  });

  it('refuses another number of columns', () => {
    expect(() => applyTfIdf(fitTfIdf(train), { ...train, columns: 6 })).toThrow(
      new RangeError('the matrix has 6 columns, but TF-IDF was fitted on 5'),
    );
  });
});

describe('normaliseRows', () => {
  it('scales rows to norm 1 and leaves rows of zeros', () => {
    const matrix = {
      rows: 4,
      columns: 3,
      rowStarts: Uint32Array.of(0, 2, 3, 3, 5),
      columnIds: Uint32Array.of(0, 2, 1, 0, 1),
      values: Float32Array.of(3, -4, 0, 2e-30, 0),
    };
    expect(normaliseRows(matrix).values).toEqual(Float32Array.of(0.6, -0.8, 0, 1, 0));
    expect(matrix.values[0]).toBe(3);
  });
});
