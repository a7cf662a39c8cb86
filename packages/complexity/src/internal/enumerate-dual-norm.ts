import { compensatedSum } from '@owlery/numeric';

import { type Ball } from '../balls/ball.ts';
import { type Points } from '../points/points.ts';
import { visitSignedRows } from './signed-row-patterns.ts';

/** Most terms that an enumeration may have: 2^20. */
export const largestEnumeration = 2 ** 20;

/** Most classes for which a binomial probability at 1/2 stays above the smallest double. */
const largestMultiset = 1000;

/**
 * How many terms the exact E‖M‖_* takes. Every norm of the registry stays the same when classes are exchanged
 * or the sign of a row of M is turned, so only multisets of the 2^{n−1} rows with s_0 = +1 matter, and only
 * the rows themselves where the norm is a sum or a maximum over rows.
 */
export function enumerationTerms(ball: Ball, points: number, classes: number): number {
  if (points > 40) return Infinity;
  const patterns = 2 ** (points - 1);
  const combine = ball.rows?.combine;
  if (combine === 'sum' || combine === 'max' || classes === 1) return patterns;
  if (patterns > 2 ** 20 || classes > largestMultiset) return Infinity;
  // C(patterns + classes − 1, classes), stopped when it is large enough.
  let terms = 1;
  for (let j = 1; j <= Math.min(classes, patterns - 1); j++) {
    terms = (terms * (patterns + classes - j)) / j;
    if (terms > 2 ** 40) return Infinity;
  }
  return Math.round(terms);
}

/** E‖M‖_* over independent signs, exact to rounding. */
export function enumerateDualNorm(ball: Ball, points: Points, classes: number): number {
  const { columns } = points;
  const combine = ball.rows?.combine;
  const patterns = 2 ** (points.rows - 1);
  if (combine === 'sum' || combine === 'max' || classes === 1) {
    const norms = new Float64Array(patterns);
    let next = 0;
    visitSignedRows(points, (row) => (norms[next++] = ball.dualNormOf(row, 1, columns)));
    return combine === 'max' ? meanOfMaximum(norms, classes) : (classes * compensatedSum(norms)) / patterns;
  }
  const rows = new Float64Array(patterns * columns);
  let next = 0;
  visitSignedRows(points, (row) => rows.set(row, columns * next++));
  return overMultisets(ball, rows, patterns, classes, columns);
}

/** The mean of the largest of `count` independent choices among equally likely values. */
function meanOfMaximum(values: Float64Array, count: number): number {
  const m = values.length;
  values.sort();
  const terms = new Float64Array(m);
  for (let k = 1; k <= m; k++) {
    // (k/m)^count − ((k−1)/m)^count without cancellation.
    const below = k === 1 ? 0 : Math.exp(count * Math.log1p(-1 / k));
    terms[k - 1] = values[k - 1] * Math.exp(count * Math.log(k / m)) * (1 - below);
  }
  return compensatedSum(terms);
}

/** The sum over multisets of patterns; how often each comes is a chain of binomial probabilities. */
function overMultisets(
  ball: Ball,
  rows: Float64Array,
  patterns: number,
  classes: number,
  columns: number,
): number {
  const matrix = new Float64Array(classes * columns);
  let sum = 0;
  let lost = 0;
  const descend = (placed: number, pattern: number, weight: number): void => {
    if (placed === classes) {
      const term = weight * ball.dualNormOf(matrix, classes, columns) - lost;
      const total = sum + term;
      lost = total - sum - term;
      sum = total;
      return;
    }
    const open = classes - placed;
    const left = patterns - pattern;
    const row = rows.subarray(pattern * columns, (pattern + 1) * columns);
    if (left === 1) {
      for (let c = placed; c < classes; c++) matrix.set(row, c * columns);
      descend(classes, patterns, weight);
      return;
    }
    // An open class takes this pattern, of those that are left, with probability 1/left.
    let probability = (1 - 1 / left) ** open;
    for (let times = 0; times <= open; times++) {
      if (times > 0) {
        matrix.set(row, (placed + times - 1) * columns);
        probability *= (open - times + 1) / times / (left - 1);
      }
      descend(placed + times, pattern + 1, weight * probability);
    }
  };
  descend(0, 0, 1);
  return sum;
}
