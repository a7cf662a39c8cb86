/**
 * Points $x_1,\dots,x_n\in\mathbb R^d$ in a dense row-major table, $n$ = `rows`, $d$ = `columns`.
 *
 * @example
 * const points: Points = { rows: 2, columns: 3, values: Float64Array.of(1, 0, 0, 0, 2, 0) };
 * featureNorms(points).sumOfSquares // 5
 */
export interface DensePoints {
  readonly rows: number;
  readonly columns: number;
  /** Length `rows * columns`; $x_{il}$ at `i * columns + l`. */
  readonly values: Float64Array;
}

/** Points in compressed sparse rows: row $i$ holds the entries `rowStarts[i]` … `rowStarts[i + 1] - 1`. */
export interface SparsePoints {
  readonly rows: number;
  readonly columns: number;
  readonly rowStarts: Uint32Array;
  /** A column may not come twice in a row. */
  readonly columnIds: Uint32Array;
  readonly values: Float32Array | Float64Array;
}

/** The points of a sample, dense or sparse; sparse points are never made dense as a whole. */
export type Points = DensePoints | SparsePoints;
