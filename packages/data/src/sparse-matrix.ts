/**
 * A sparse matrix by rows: row `r` holds the entries `rowStarts[r] … rowStarts[r + 1] - 1`.
 *
 * Within a row the column ids ascend strictly. A stored zero is an entry like any other.
 *
 * @example
 * ```ts
 * // the rows (0, 2.5, 0) and (1, 0, 3)
 * const matrix: SparseMatrix = {
 *   rows: 2,
 *   columns: 3,
 *   rowStarts: Uint32Array.of(0, 1, 3),
 *   columnIds: Uint32Array.of(1, 0, 2),
 *   values: Float32Array.of(2.5, 1, 3),
 * };
 * ```
 */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows + 1` offsets, the first 0, the last the number of entries. */
  readonly rowStarts: Uint32Array;
  readonly columnIds: Uint32Array;
  readonly values: Float32Array;
}
