import { checkPoints } from '../internal/check-points.ts';
import { type DensePoints } from './points.ts';

/**
 * Dense points from a list of rows.
 *
 * @param rows $x_1,\dots,x_n$, each of the same length $d\ge1$, $n\ge1$, all entries finite.
 * @throws RangeError for no rows, rows of unequal length, or an entry that is not finite, with its place.
 *
 * Cost: O(nd). Source: definition.
 * @example
 * pointsFromRows([[1, 2], [3, 4], [5, 6]]).rows // 3
 */
export function pointsFromRows(rows: readonly ArrayLike<number>[]): DensePoints {
  const columns = rows.length > 0 ? rows[0].length : 0;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    if (row.length !== columns) {
      throw new RangeError(`rows must all hold ${columns} numbers, got ${row.length} in row ${i}`);
    }
    values.set(row, i * columns);
  });
  const points = { rows: rows.length, columns, values };
  checkPoints(points);
  return points;
}
