import { type SparseMatrix } from './sparse-matrix.ts';

/**
 * Scales every row to Euclidean norm 1.
 *
 * $$x_{ij} \mapsto x_{ij} \Big/ \sqrt{\textstyle\sum_k x_{ik}^2}$$
 *
 * The norm is summed in double; a row of zeros, or without entries, stays as it is.
 * The result shares `rowStarts` and `columnIds` with `matrix`. Cost: $O(\text{entries})$.
 *
 * @example
 * ```ts
 * normaliseRows(matrix).values; // a row (3, 4) has become (0.6, 0.8)
 * ```
 */
export function normaliseRows(matrix: SparseMatrix): SparseMatrix {
  const values = matrix.values.slice();
  for (let row = 0; row < matrix.rows; row++) {
    const start = matrix.rowStarts[row];
    const end = matrix.rowStarts[row + 1];
    let squares = 0;
    for (let entry = start; entry < end; entry++) squares += values[entry] * values[entry];
    if (squares === 0) continue;
    const norm = Math.sqrt(squares);
    for (let entry = start; entry < end; entry++) values[entry] /= norm;
  }
  return { ...matrix, values };
}
