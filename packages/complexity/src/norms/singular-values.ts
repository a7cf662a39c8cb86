import { SingularValueDecomposition } from 'ml-matrix';

import { toScaledMatrix } from '../internal/to-matrix.ts';

/**
 * The singular values of a dense matrix, in falling order.
 *
 * $$M=U\,\mathrm{diag}(\sigma)V^\top,\qquad\sigma_1\ge\dots\ge\sigma_{\min(m,p)}\ge0$$
 *
 * @param table $M\in\mathbb R^{m\times p}$, row-major, finite.
 * @param rows $m\ge1$. @param columns $p\ge1$.
 * @throws RangeError when an entry is not finite.
 *
 * Error about $10^{-15}\sigma_1$. Cost: O(m p min(m, p)). Source: Golub and Reinsch 1970, by ml-matrix.
 * @example
 * singularValues(Float64Array.of(3, 0, 0, 0, 4, 0), 2, 3) // Float64Array(2) [4, 3]
 */
export function singularValues(table: Float64Array, rows: number, columns: number): Float64Array {
  const { matrix, scale } = toScaledMatrix(table, rows, columns);
  if (scale === 0) return new Float64Array(Math.min(rows, columns));
  const { diagonal } = new SingularValueDecomposition(matrix, {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  });
  return Float64Array.from(diagonal.slice(0, Math.min(rows, columns)), (sigma) => scale * sigma);
}
