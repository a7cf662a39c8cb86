import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * Singular values as roots of the eigenvalues of a Gram matrix, with a bound on the error of their sum.
 *
 * An eigenvalue is off by at most about $\delta=4\cdot2^{-53}\sqrt{size}\,\lambda_1$, so a root $\sigma$ is off
 * by $\min(\delta/(2\sigma),\sqrt\delta)$: squaring loses the small singular values, and the bound says so.
 */
export function gramSingularValues(
  gram: Float64Array,
  size: number,
): { values: Float64Array; errorOfSum: number } {
  const matrix = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) matrix.set(i, j, gram[i * size + j]);
  const { realEigenvalues } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const values = Float64Array.from(realEigenvalues, (lambda) => Math.sqrt(Math.max(0, lambda)))
    .sort()
    .reverse();
  const delta = 2 ** -51 * Math.sqrt(size) * values[0] ** 2;
  let errorOfSum = 0;
  for (const sigma of values) errorOfSum += Math.min(delta / (2 * sigma), Math.sqrt(delta));
  return { values, errorOfSum: values[0] === 0 ? 0 : errorOfSum };
}
