/** $\lVert m_c\rVert_2$ of row c of a row-major table. */
export function rowNorm(table: Float64Array, row: number, columns: number): number {
  let sum = 0;
  for (let at = row * columns, end = at + columns; at < end; at++) sum += table[at] * table[at];
  return Math.sqrt(sum);
}

/** The norms of all rows. */
export function rowNorms(table: Float64Array, rows: number, columns: number): Float64Array {
  const norms = new Float64Array(rows);
  for (let c = 0; c < rows; c++) norms[c] = rowNorm(table, c, columns);
  return norms;
}

/** Multiplies row c by a factor. */
export function scaleRow(table: Float64Array, row: number, columns: number, factor: number): void {
  for (let at = row * columns, end = at + columns; at < end; at++) table[at] *= factor;
}
