import { largestAbsolute } from '../internal/to-matrix.ts';
import { largestEigenvalue } from './largest-eigenvalue.ts';
import { singularValues } from './singular-values.ts';

/**
 * The operator norm of a dense matrix, its largest singular value.
 *
 * $$\lVert M\rVert_{op}=\max_{\lVert v\rVert_2=1}\lVert Mv\rVert_2=\sigma_1(M)$$
 *
 * @param table $M\in\mathbb R^{m\times p}$, row-major, finite. @param rows $m\ge1$. @param columns $p\ge1$.
 * @param tolerance of the iteration, relative; $10^{-10}$ when left out.
 * @throws RangeError when an entry is not finite; ConvergenceError when the iteration does not converge.
 *
 * Up to a smaller side of 24 by singular values, above by Lanczos on $M^\top M$ without forming it (the norm's
 * relative error is then at most half the tolerance). Cost: about 50 m p. Source: see the two.
 * @example
 * operatorNorm(Float64Array.of(3, 0, 0, 4), 2, 2) // 4
 */
export function operatorNorm(table: Float64Array, rows: number, columns: number, tolerance = 1e-10): number {
  if (Math.min(rows, columns) <= 24) return singularValues(table, rows, columns)[0];
  const scale = largestAbsolute(table, rows * columns);
  if (scale === 0) return 0;
  const multiply = (vector: Float64Array, out: Float64Array): void => {
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let j = 0, at = i * columns; j < columns; j++, at++) sum += (table[at] / scale) * vector[j];
      for (let j = 0, at = i * columns; j < columns; j++, at++) out[j] += sum * (table[at] / scale);
    }
  };
  return scale * Math.sqrt(largestEigenvalue({ size: columns, multiply, tolerance }).value);
}
