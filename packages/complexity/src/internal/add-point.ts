import { type Points } from '../points/points.ts';
import { isSparse } from './check-points.ts';

/** Adds $a\,x_i$ to the vector at `from` in a table. */
export function addPoint(points: Points, i: number, factor: number, table: Float64Array, from: number): void {
  const { columns, values } = points;
  if (isSparse(points)) {
    for (let at = points.rowStarts[i]; at < points.rowStarts[i + 1]; at++) {
      table[from + points.columnIds[at]] += factor * values[at];
    }
  } else {
    for (let l = 0, at = i * columns; l < columns; l++, at++) table[from + l] += factor * values[at];
  }
}
