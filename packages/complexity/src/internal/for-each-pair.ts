import { type FiniteDistribution } from '../measurement/finite-distribution.ts';
import { pointTimesVector } from './points-times-vector.ts';

/** Calls `visit` with the scores $Wx$ of each pair of positive probability; scores are in memory used again. */
export function forEachPair(
  distribution: FiniteDistribution,
  weights: Float64Array,
  visit: (scores: Float64Array, label: number, probability: number, point: number) => void,
): void {
  const { points, classes, pairStarts, labels, probabilities } = distribution;
  const { columns } = points;
  if (weights.length !== classes * columns) {
    throw new RangeError(`weights must hold ${classes} x ${columns} numbers, got ${weights.length} in all`);
  }
  const scores = new Float64Array(classes);
  for (let i = 0; i < points.rows; i++) {
    if (pairStarts[i] === pairStarts[i + 1]) continue;
    for (let c = 0; c < classes; c++) scores[c] = pointTimesVector(points, i, weights, c * columns);
    for (let at = pairStarts[i]; at < pairStarts[i + 1]; at++) {
      if (probabilities[at] > 0) visit(scores, labels[at], probabilities[at], i);
    }
  }
}
