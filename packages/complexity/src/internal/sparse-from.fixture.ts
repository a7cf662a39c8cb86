import { type SparsePoints } from '../points/points.ts';

/** The sparse form of dense rows, for tests. */
export function sparseFrom(rows: readonly ArrayLike<number>[]): SparsePoints {
  const rowStarts = [0];
  const columnIds: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    Array.from(row).forEach((value, l) => {
      if (value === 0) return;
      columnIds.push(l);
      values.push(value);
    });
    rowStarts.push(values.length);
  }
  return {
    rows: rows.length,
    columns: rows[0].length,
    rowStarts: Uint32Array.from(rowStarts),
    columnIds: Uint32Array.from(columnIds),
    values: Float64Array.from(values),
  };
}
