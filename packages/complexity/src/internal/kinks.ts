import { type OrderedWeightedLoss } from '@owlery/losses';

import { type CheckedLossClass } from './checked-loss-class.ts';
import { isSparse } from './check-points.ts';

/** The hyperplane ⟨normal, w⟩ = offset of R^{Ld}, with a unit normal. */
export interface Hyperplane {
  readonly normal: Float64Array;
  readonly offset: number;
}

/** Point i as a dense vector. */
export function densePoint({ points }: CheckedLossClass, i: number): Float64Array {
  const { columns, values } = points;
  if (!isSparse(points)) return Float64Array.from(values.subarray(i * columns, (i + 1) * columns));
  const x = new Float64Array(columns);
  for (let at = points.rowStarts[i]; at < points.rowStarts[i + 1]; at++) x[points.columnIds[at]] = values[at];
  return x;
}

/**
 * The hyperplanes along which a hinge loss of a sample can have a kink, as a function of W: margins of 1, and
 * ties of negatives unless all order weights are equal. Each is listed once.
 */
export function kinksOf(scene: CheckedLossClass): Hyperplane[] {
  const { loss, points, labels, classes } = scene;
  const planes: Hyperplane[] = [];
  const ties = loss.weights.some((weight) => weight !== loss.weights[0]);
  for (let i = 0; i < points.rows; i++) {
    const x = densePoint(scene, i);
    const y = labels[i];
    const combine = (parts: readonly [number, number][]): Float64Array => {
      const normal = new Float64Array(classes * x.length);
      for (const [c, factor] of parts) x.forEach((value, l) => (normal[c * x.length + l] += factor * value));
      return normal;
    };
    if (loss.family === 'bowl') addOnce(planes, combine([[y, 1]]), 1);
    for (let c = 0; c < classes; c++) {
      if (c === y) continue;
      if (loss.family === 'bowl') addOnce(planes, combine([[c, 1]]), -1);
      else
        addOnce(
          planes,
          combine([
            [y, 1],
            [c, -1],
          ]),
          1,
        );
      for (let other = 0; ties && other < c; other++) {
        if (other !== y)
          addOnce(
            planes,
            combine([
              [c, 1],
              [other, -1],
            ]),
            0,
          );
      }
    }
  }
  return planes;
}

/** Adds a hyperplane unless its normal is zero or it is there already, whichever way it faces. */
export function addOnce(planes: Hyperplane[], normal: Float64Array, offset: number): void {
  const norm = Math.hypot(...normal);
  if (norm === 0) return;
  const unit = normal.map((value) => value / norm);
  const at = offset / norm;
  const same = (plane: Hyperplane, sign: number): boolean =>
    Math.abs(plane.offset - sign * at) <= 1e-12 * (1 + Math.abs(at)) &&
    plane.normal.every((value, j) => Math.abs(value - sign * unit[j]) <= 1e-12);
  if (!planes.some((plane) => same(plane, 1) || same(plane, -1))) planes.push({ normal: unit, offset: at });
}

/** The gradients in W of the linear pieces of the loss of point i; a gradient may come from several pieces. */
export function pieceGradients(scene: CheckedLossClass, i: number): Float64Array[] {
  const { loss, labels, classes } = scene;
  const x = densePoint(scene, i);
  const gradients = scorePieces(loss, labels[i], classes).map((slopes) => {
    const gradient = new Float64Array(classes * x.length);
    slopes.forEach((slope, c) => x.forEach((value, l) => (gradient[c * x.length + l] = slope * value)));
    return gradient;
  });
  return distinct(gradients);
}

/**
 * The gradients in the scores of the linear pieces of a hinge loss: the m best negatives are inside the margin,
 * in some order, and for BOWL the label is inside or not.
 */
function scorePieces(loss: OrderedWeightedLoss, label: number, classes: number): Float64Array[] {
  const pieces: Float64Array[] = [];
  const slopes = new Float64Array(classes);
  const used = new Set<number>([label]);
  const descend = (rank: number): void => {
    pieces.push(slopes.slice());
    for (let c = 0; c < classes; c++) {
      if (used.has(c)) continue;
      used.add(c);
      slopes[c] = loss.weights[rank];
      if (loss.family === 'powl') slopes[label] -= loss.weights[rank];
      descend(rank + 1);
      if (loss.family === 'powl') slopes[label] += loss.weights[rank];
      slopes[c] = 0;
      used.delete(c);
    }
  };
  descend(0);
  if (loss.family === 'powl') return pieces;
  return pieces.flatMap((piece) => [piece, piece.map((slope, c) => (c === label ? slope - 1 : slope))]);
}

/** Vectors that differ by more than rounding. */
export function distinct(vectors: readonly Float64Array[]): Float64Array[] {
  const kept: Float64Array[] = [];
  for (const vector of vectors) {
    if (!kept.some((other) => other.every((value, j) => Math.abs(value - vector[j]) <= 1e-12)))
      kept.push(vector);
  }
  return kept;
}
