import { type Points } from '../points/points.ts';
import { isSparse } from './check-points.ts';

/** out_i ← ⟨x_i, v⟩. */
export function pointsTimesVector(points: Points, vector: Float64Array, out: Float64Array): void {
  for (let i = 0; i < points.rows; i++) out[i] = pointTimesVector(points, i, vector, 0);
}

/** ⟨x_i, v⟩ for the vector v at `from` in a table. */
export function pointTimesVector(points: Points, i: number, table: Float64Array, from: number): number {
  const { columns, values } = points;
  let sum = 0;
  if (isSparse(points)) {
    for (let at = points.rowStarts[i]; at < points.rowStarts[i + 1]; at++) {
      sum += values[at] * table[from + points.columnIds[at]];
    }
  } else {
    for (let l = 0, at = i * columns; l < columns; l++, at++) sum += values[at] * table[from + l];
  }
  return sum;
}
