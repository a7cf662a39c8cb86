import { SingularValueDecomposition } from 'ml-matrix';

import { toScaledMatrix } from './to-matrix.ts';

/**
 * Replaces M = Σ_j σ_j u_j v_jᵀ by Σ_j g(σ)_j u_j v_jᵀ, where `change` maps the singular values (in falling
 * order) to new ones; a zero singular value keeps the value 0.
 */
export function changeSingularValues(
  table: Float64Array,
  rows: number,
  columns: number,
  change: (sigma: Float64Array) => Float64Array,
): void {
  const { matrix, scale } = toScaledMatrix(table, rows, columns);
  if (scale === 0) return;
  const {
    diagonal,
    leftSingularVectors: u,
    rightSingularVectors: v,
  } = new SingularValueDecomposition(matrix, {
    autoTranspose: true,
  });
  const count = Math.min(rows, columns);
  const sigma = Float64Array.from(diagonal.slice(0, count), (value) => scale * value);
  const changed = change(sigma);
  table.fill(0, 0, rows * columns);
  for (let j = 0; j < count; j++) {
    if (!(sigma[j] > 1e-14 * sigma[0]) || changed[j] === 0) continue;
    for (let i = 0; i < rows; i++) {
      const factor = changed[j] * u.get(i, j);
      for (let l = 0; l < columns; l++) table[i * columns + l] += factor * v.get(l, j);
    }
  }
}
