import { Matrix } from 'ml-matrix';

/** A row-major table as an ml-matrix, divided by its largest absolute entry, which is returned too. */
export function toScaledMatrix(
  table: Float64Array,
  rows: number,
  columns: number,
): { matrix: Matrix; scale: number } {
  const scale = largestAbsolute(table, rows * columns);
  const matrix = Matrix.zeros(rows, columns);
  if (scale > 0) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) matrix.set(i, j, table[i * columns + j] / scale);
    }
  }
  return { matrix, scale };
}

/** The largest absolute entry; a RangeError when one is not finite, since the iterations would not end. */
export function largestAbsolute(table: Float64Array, length: number): number {
  let largest = 0;
  for (let i = 0; i < length; i++) {
    const size = Math.abs(table[i]);
    if (!(size < Infinity)) throw new RangeError(`a matrix must be finite, got ${table[i]} at entry ${i}`);
    if (size > largest) largest = size;
  }
  return largest;
}
