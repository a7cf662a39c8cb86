import { checkPoints, isSparse } from '../internal/check-points.ts';
import { pointsTimesVector } from '../internal/points-times-vector.ts';
import { largestEigenvalue } from '../norms/largest-eigenvalue.ts';
import { operatorNorm } from '../norms/operator-norm.ts';
import { type Points } from './points.ts';

/** What the bounds need to know of the points: norms of $X\in\mathbb R^{n\times d}$. */
export interface FeatureNorms {
  /** $n$. */
  readonly points: number;
  /** $d$; `Infinity` when unknown. */
  readonly columns: number;
  /** $\sum_i\lVert x_i\rVert_2^2=\lVert X\rVert_F^2$. */
  readonly sumOfSquares: number;
  /** $\sum_i\lVert x_i\rVert_2$. */
  readonly sumOfNorms: number;
  /** $\sum_i\lVert x_i\rVert_2^4$. */
  readonly sumOfFourthPowers: number;
  /** $r=\max_i\lVert x_i\rVert_2$. */
  readonly largestNorm: number;
  /** $\max_i\lVert x_i\rVert_\infty$. */
  readonly largestEntry: number;
  /** $\max_l\lVert X_{\cdot l}\rVert_2$. */
  readonly largestColumnNorm: number;
  /** $\max_l\sum_i|x_{il}|$. */
  readonly largestColumnSum: number;
  /** $\lVert X\rVert_{op}$, to a relative $10^{-10}$. */
  readonly operatorNorm: number;
}

/**
 * Measures the norms of a sample on which the complexity bounds rest.
 *
 * $$\sum_i\lVert x_i\rVert_2^2,\quad\max_i\lVert x_i\rVert_2,\quad\lVert X\rVert_{op},\quad
 *   \max_l\lVert X_{\cdot l}\rVert_2,\ \dots$$
 *
 * @param points $x_1,\dots,x_n\in\mathbb R^d$, dense or sparse, $n\ge1$.
 * @throws RangeError for no points or an entry that is not finite; ConvergenceError when the operator norm does not converge.
 *
 * Cost: O(entries) and about 50 products with X. Source: definition.
 * @example
 * const { sumOfSquares, largestNorm, operatorNorm } = featureNorms(pointsFromRows([[3, 4], [0, 0]]));
 * [sumOfSquares, largestNorm, operatorNorm] // [25, 5, 5]
 */
export function featureNorms(points: Points): FeatureNorms {
  checkPoints(points);
  const { rows, columns, values } = points;
  const columnSquares = new Float64Array(columns);
  const columnSums = new Float64Array(columns);
  let [sumOfSquares, sumOfNorms, sumOfFourthPowers, largestSquare, largestEntry] = [0, 0, 0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const start = isSparse(points) ? points.rowStarts[i] : i * columns;
    const end = isSparse(points) ? points.rowStarts[i + 1] : start + columns;
    let square = 0;
    for (let at = start; at < end; at++) {
      const size = Math.abs(values[at]);
      const column = isSparse(points) ? points.columnIds[at] : at - start;
      square += size * size;
      columnSquares[column] += size * size;
      columnSums[column] += size;
      if (size > largestEntry) largestEntry = size;
    }
    sumOfSquares += square;
    sumOfNorms += Math.sqrt(square);
    sumOfFourthPowers += square * square;
    if (square > largestSquare) largestSquare = square;
  }
  return {
    points: rows,
    columns,
    sumOfSquares,
    sumOfNorms,
    sumOfFourthPowers,
    largestNorm: Math.sqrt(largestSquare),
    largestEntry,
    largestColumnNorm: Math.sqrt(columnSquares.reduce((a, b) => Math.max(a, b), 0)),
    largestColumnSum: columnSums.reduce((a, b) => Math.max(a, b), 0),
    operatorNorm: operatorNormOf(points),
  };
}

function operatorNormOf(points: Points): number {
  const { rows, columns } = points;
  if (!isSparse(points) && rows * columns <= 4096) return operatorNorm(points.values, rows, columns);
  const product = new Float64Array(rows);
  const multiply = (vector: Float64Array, out: Float64Array): void => {
    pointsTimesVector(points, vector, product);
    addCombination(points, product, out);
  };
  return Math.sqrt(largestEigenvalue({ size: columns, multiply }).value);
}

/** out += Σ_i factors_i x_i. */
function addCombination(points: Points, factors: Float64Array, out: Float64Array): void {
  const { rows, columns, values } = points;
  for (let i = 0; i < rows; i++) {
    const factor = factors[i];
    if (isSparse(points)) {
      for (let at = points.rowStarts[i]; at < points.rowStarts[i + 1]; at++) {
        out[points.columnIds[at]] += factor * values[at];
      }
    } else {
      for (let l = 0, at = i * columns; l < columns; l++, at++) out[l] += factor * values[at];
    }
  }
}
