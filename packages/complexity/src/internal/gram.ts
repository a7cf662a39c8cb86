/**
 * The Gram matrix of the smaller side of a row-major table: $MM^\top$ when `rows` ≤ `columns`, else $M^\top M$.
 * Its eigenvalues are the squares of the singular values.
 */
export function smallerGram(
  table: Float64Array,
  rows: number,
  columns: number,
): { size: number; gram: Float64Array } {
  const size = Math.min(rows, columns);
  const gram = new Float64Array(size * size);
  if (rows <= columns) {
    for (let a = 0; a < rows; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let j = 0; j < columns; j++) sum += table[a * columns + j] * table[b * columns + j];
        gram[a * size + b] = sum;
        gram[b * size + a] = sum;
      }
    }
    return { size, gram };
  }
  for (let i = 0; i < rows; i++) addOuter(gram, size, table, i * columns);
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) gram[b * size + a] = gram[a * size + b];
  return { size, gram };
}

/** Adds the lower triangle of $rr^\top$ for the row r at `at`. */
function addOuter(gram: Float64Array, size: number, table: Float64Array, at: number): void {
  for (let a = 0; a < size; a++) {
    const factor = table[at + a];
    if (factor === 0) continue;
    for (let b = 0; b <= a; b++) gram[a * size + b] += factor * table[at + b];
  }
}
