import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

import { ConvergenceError } from './convergence-error.ts';

/** The largest eigenvalue that {@link largestEigenvalue} found. */
export interface LargestEigenvalue {
  /** $\vartheta$, at most the true value up to rounding. */
  readonly value: number;
  /** $\lVert Av-\vartheta v\rVert_2$ for the unit Ritz vector $v$: an eigenvalue lies this near to $\vartheta$. */
  readonly residual: number;
  /** Products with the matrix. */
  readonly steps: number;
}

/**
 * The largest eigenvalue of a symmetric positive semidefinite matrix known by its products, by Lanczos.
 *
 * $$\lambda_1=\max_{\lVert v\rVert_2=1}v^\top Av$$
 *
 * `multiply(v, out)` writes $Av$, $v,out\in\mathbb R^{size}$. It stops when the residual is at most
 * `tolerance` $\cdot\,\vartheta$; the error of $\vartheta$ is then at most that, and of the order of the squared
 * residual over the gap. Full reorthogonalisation; a fixed start vector without symmetries, so that equal
 * input gives equal bits. The zero matrix gives 0.
 *
 * @throws RangeError when the products are not finite; ConvergenceError when `maxSteps` products (400) do not suffice.
 *
 * Cost: k products and O(k² size), k about 30 to 80. Source: Lanczos 1950; small tridiagonal problems by
 * ml-matrix.
 * @example
 * const diagonal = Float64Array.of(3, 1, 2);
 * largestEigenvalue({ size: 3, multiply: (v, out) => v.forEach((x, i) => (out[i] = diagonal[i] * x)) }).value.toFixed(9) // '3.000000000'
 */
export function largestEigenvalue(options: {
  size: number;
  multiply: (vector: Float64Array, out: Float64Array) => void;
  tolerance?: number;
  maxSteps?: number;
}): LargestEigenvalue {
  const { size, multiply, tolerance = 1e-10, maxSteps = 400 } = options;
  const basis: Float64Array[] = [];
  const alpha: number[] = [];
  const beta: number[] = [];
  let next = startVector(size);
  let check = Math.min(6, size);
  for (let step = 1; step <= maxSteps; step++) {
    const v = next;
    basis.push(v);
    next = new Float64Array(size);
    multiply(v, next);
    alpha.push(dot(v, next));
    if (!Number.isFinite(alpha[step - 1])) {
      throw new RangeError(`the matrix must be finite, its product with a vector gave ${alpha[step - 1]}`);
    }
    // Twice is enough (Kahan and Parlett): the basis is then orthogonal to rounding.
    for (let pass = 0; pass < 2; pass++) for (const w of basis) subtract(next, dot(w, next), w);
    const norm = Math.sqrt(dot(next, next));
    const scale = Math.max(...alpha, ...beta);
    const invariant = step >= size || !(norm > 1e-15 * scale);
    if (invariant || step >= check) {
      check = Math.ceil(1.4 * step);
      const { value, last } = topRitzPair(alpha, beta);
      const residual = invariant ? 0 : norm * Math.abs(last);
      if (residual <= tolerance * value || invariant)
        return { value: Math.max(0, value), residual, steps: step };
    }
    beta.push(norm);
    for (let i = 0; i < size; i++) next[i] /= norm;
  }
  throw new ConvergenceError(
    `the largest eigenvalue did not converge to a relative ${tolerance} in ${maxSteps} Lanczos steps`,
  );
}

/** The largest eigenvalue of a tridiagonal matrix, and the last entry of its unit eigenvector. */
function topRitzPair(alpha: readonly number[], beta: readonly number[]): { value: number; last: number } {
  const k = alpha.length;
  const t = Matrix.zeros(k, k);
  for (let i = 0; i < k; i++) {
    t.set(i, i, alpha[i]);
    if (i + 1 < k) {
      t.set(i, i + 1, beta[i]);
      t.set(i + 1, i, beta[i]);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(t, { assumeSymmetric: true });
  let best = 0;
  for (let i = 1; i < k; i++) if (realEigenvalues[i] > realEigenvalues[best]) best = i;
  return { value: realEigenvalues[best], last: eigenvectorMatrix.get(k - 1, best) };
}

/** A unit vector whose entries have no pattern: fractional parts of multiples of the golden ratio. */
function startVector(size: number): Float64Array {
  const v = Float64Array.from({ length: size }, (_, i) => 0.5 + ((0.6180339887498949 * (i + 1)) % 1));
  const norm = Math.sqrt(dot(v, v));
  return v.map((x) => x / norm);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function subtract(target: Float64Array, factor: number, row: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i] -= factor * row[i];
}
