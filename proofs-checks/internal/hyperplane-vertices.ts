/** A hyperplane $\sum_ca_cs_c=b$ of score vectors, in whole numbers. */
export interface Hyperplane {
  readonly normal: readonly number[];
  readonly offset: number;
}

/** A point $s=$ `numerators` over `denominator`, in lowest terms. */
export interface RationalPoint {
  readonly numerators: readonly number[];
  readonly denominator: number;
}

/**
 * All points where L − 1 independent hyperplanes meet, up to a common shift of the scores: the last score is 0.
 *
 * Solved by Cramer's rule in whole numbers, exact for the small normals of at most five classes.
 */
export function hyperplaneVertices(classes: number, hyperplanes: readonly Hyperplane[]): RationalPoint[] {
  const points = new Map<string, RationalPoint>();
  const rows = hyperplanes.map(({ normal, offset }) => [...normal.slice(0, classes - 1), offset]);
  const chosen: number[][] = [];
  const visit = (from: number): void => {
    if (chosen.length === classes - 1) {
      const point = solution(chosen);
      if (point) points.set(`${point.numerators.join()}/${point.denominator}`, point);
      return;
    }
    for (let i = from; i < rows.length; i++) {
      chosen.push(rows[i]);
      visit(i + 1);
      chosen.pop();
    }
  };
  visit(0);
  return [...points.values()];
}

function solution(rows: readonly number[][]): RationalPoint | undefined {
  const n = rows.length;
  const square = (replaced: number): number[][] =>
    rows.map((row) => row.slice(0, n).map((x, j) => (j === replaced ? row[n] : x)));
  const bottom = determinant(square(-1));
  if (bottom === 0) return undefined;
  const tops = Array.from({ length: n }, (_, j) => determinant(square(j)) * Math.sign(bottom));
  const common = [Math.abs(bottom), ...tops.map(Math.abs)].reduce(greatestCommonDivisor);
  return {
    numerators: [...tops.map((top) => top / common), 0].map((x) => x + 0),
    denominator: Math.abs(bottom) / common,
  };
}

function determinant(matrix: readonly number[][]): number {
  if (matrix.length === 1) return matrix[0][0];
  return matrix[0].reduce((total, entry, j) => {
    if (entry === 0) return total;
    const minor = matrix.slice(1).map((row) => row.filter((_, i) => i !== j));
    return total + (j % 2 === 0 ? entry : -entry) * determinant(minor);
  }, 0);
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);
