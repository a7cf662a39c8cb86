import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

import { type DensePoints } from '../points/points.ts';
import { smallerGram } from './gram.ts';

/** F with FᵀF = XᵀX, `size` × d row-major; or only the singular values of X. */
type GaussianFactor = { size: number; rows: Float64Array } | { size: number; sigma: Float64Array };

/** Above these an eigenvalue problem, or the Gram matrix for it, costs more than it saves. */
const largestEigenproblem = 600;
const largestGramWork = 2e9;

/**
 * What Gaussian rows are drawn from. The eigenvalues of the smaller Gram matrix are off by about 1e-16 λ₁,
 * which the law of the rows does not show.
 */
export function gaussianFactor(points: DensePoints, singularValuesOnly: boolean): GaussianFactor {
  const { rows, columns, values } = points;
  const side = Math.min(rows, columns);
  const tooLarge = side > largestEigenproblem || side * rows * columns > largestGramWork;
  if (tooLarge || (!singularValuesOnly && rows <= columns)) return { size: rows, rows: values };
  const { size, gram } = smallerGram(values, rows, columns);
  const matrix = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) matrix.set(i, j, gram[i * size + j]);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const sigma = Float64Array.from(realEigenvalues, (lambda) => Math.sqrt(Math.max(0, lambda)));
  if (singularValuesOnly) return { size, sigma };
  const factor = new Float64Array(size * columns);
  for (let q = 0; q < size; q++) {
    for (let l = 0; l < columns; l++) factor[q * columns + l] = sigma[q] * eigenvectorMatrix.get(l, q);
  }
  return { size, rows: factor };
}
