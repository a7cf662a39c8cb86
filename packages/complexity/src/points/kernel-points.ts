import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

import { type DensePoints } from './points.ts';

/**
 * Points with a given Gram matrix, so that a kernel ball is a ball of linear scorers.
 *
 * $$X=U\,\mathrm{diag}(\sqrt\lambda)\quad\text{with}\quad K=U\,\mathrm{diag}(\lambda)U^\top,\qquad XX^\top=K$$
 *
 * The complexity of $\{x\mapsto(\langle w_c,\phi(x)\rangle)_c\}$ under any rotation-invariant ball (all but
 * `entrywise`) depends on the points only by $K_{ij}=\langle\phi(x_i),\phi(x_j)\rangle$.
 *
 * @param gram $K\in\mathbb R^{n\times n}$, row-major, symmetric, positive semidefinite.
 * @param points $n\ge1$.
 * @throws RangeError for another size, an entry that is not finite, $K_{ij}\ne K_{ji}$ beyond a relative 1e-12,
 *   or an eigenvalue below $-10^{-10}\lambda_1$.
 *
 * Cost: O(n³). Source: definition; eigenvalues by ml-matrix.
 * @example
 * const points = kernelPoints(Float64Array.of(2, 1, 1, 2), 2);
 * featureNorms(points).sumOfSquares.toFixed(12) // '4.000000000000'
 */
export function kernelPoints(gram: Float64Array, points: number): DensePoints {
  if (points < 1 || gram.length !== points * points) {
    throw new RangeError(`gram must hold ${points} x ${points} numbers, at least one, got ${gram.length}`);
  }
  const matrix = Matrix.zeros(points, points);
  let largest = 0;
  for (const entry of gram) largest = Math.max(largest, Math.abs(entry));
  for (let i = 0; i < points; i++) {
    for (let j = 0; j < points; j++) {
      const entry = gram[i * points + j];
      if (!Number.isFinite(entry)) {
        throw new RangeError(`gram must be finite, got ${entry} in row ${i}, column ${j}`);
      }
      if (Math.abs(entry - gram[j * points + i]) > 1e-12 * largest) {
        throw new RangeError(
          `gram must be symmetric, got ${entry} and ${gram[j * points + i]} at rows ${i} and ${j}`,
        );
      }
      matrix.set(i, j, (entry + gram[j * points + i]) / 2);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const top = Math.max(...realEigenvalues, 0);
  const worst = Math.min(...realEigenvalues);
  if (worst < -1e-10 * top || (top === 0 && worst < 0)) {
    throw new RangeError(`gram must be positive semidefinite, got the eigenvalue ${worst}`);
  }
  const values = new Float64Array(points * points);
  for (let j = 0; j < points; j++) {
    // An eigenvalue that is zero but for rounding would leave a root of 1e-8.
    const lambda = realEigenvalues[j] > points * 2 ** -52 * top ? realEigenvalues[j] : 0;
    const root = Math.sqrt(lambda);
    for (let i = 0; i < points; i++) values[i * points + j] = root * eigenvectorMatrix.get(i, j);
  }
  return { rows: points, columns: points, values };
}
