import { smallerGram } from '../internal/gram.ts';
import { gramSingularValues } from '../internal/gram-singular-values.ts';
import { largestAbsolute } from '../internal/to-matrix.ts';
import { singularValues } from './singular-values.ts';

/**
 * The nuclear norm of a dense matrix, the sum of its singular values.
 *
 * $$\lVert M\rVert_{nuc}=\sum_j\sigma_j(M)$$
 *
 * @param table $M\in\mathbb R^{m\times p}$, row-major, finite. @param rows $m\ge1$. @param columns $p\ge1$.
 * @param tolerance relative error allowed, $10^{-10}$ when left out.
 * @throws RangeError when an entry is not finite.
 *
 * Up to a smaller side of 24 by singular values. Above, by the eigenvalues of the smaller Gram matrix; that
 * squares the condition number, so when its error bound exceeds the tolerance (small or zero singular values)
 * the singular values are computed after all. Cost: O(m p min(m, p)). Source: by ml-matrix.
 * @example
 * nuclearNorm(Float64Array.of(3, 0, 0, 4), 2, 2) // 7
 */
export function nuclearNorm(table: Float64Array, rows: number, columns: number, tolerance = 1e-10): number {
  if (Math.min(rows, columns) > 24) {
    const scale = largestAbsolute(table, rows * columns);
    if (scale === 0) return 0;
    const { size, gram } = smallerGram(
      table.subarray(0, rows * columns).map((x) => x / scale),
      rows,
      columns,
    );
    const { values, errorOfSum } = gramSingularValues(gram, size);
    const sum = values.reduce((total, sigma) => total + sigma, 0);
    if (errorOfSum <= tolerance * sum) return scale * sum;
  }
  return singularValues(table, rows, columns).reduce((total, sigma) => total + sigma, 0);
}
