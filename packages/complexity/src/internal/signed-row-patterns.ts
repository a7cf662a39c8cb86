import { type Points } from '../points/points.ts';
import { isSparse } from './check-points.ts';

/**
 * Calls `visit` with Σ_i s_i x_i for every sign vector s with s_0 = +1: 2^{n−1} of them, each differing from the
 * one before in one sign (Gray code), so a step costs one point. Flipping all signs only flips the row.
 *
 * Rounding is kept from piling up by forming the row anew every 256 steps.
 */
export function visitSignedRows(points: Points, visit: (row: Float64Array) => void): void {
  const { rows: n, columns } = points;
  const row = new Float64Array(columns);
  const signs = new Int8Array(n).fill(1);
  const count = 2 ** (n - 1);
  for (let step = 0; step < count; step++) {
    if (step > 0) {
      // The number of trailing zeros of the step tells which sign turns.
      const turned = n - 1 - (31 - Math.clz32(step & -step));
      signs[turned] = -signs[turned];
      if (step % 256 !== 0) addPoint(points, turned, 2 * signs[turned], row);
    }
    if (step % 256 === 0) {
      row.fill(0);
      for (let i = 0; i < n; i++) addPoint(points, i, signs[i], row);
    }
    visit(row);
  }
}

function addPoint(points: Points, i: number, factor: number, row: Float64Array): void {
  const { columns, values } = points;
  if (isSparse(points)) {
    for (let at = points.rowStarts[i]; at < points.rowStarts[i + 1]; at++) {
      row[points.columnIds[at]] += factor * values[at];
    }
  } else for (let l = 0, at = i * columns; l < columns; l++, at++) row[l] += factor * values[at];
}
