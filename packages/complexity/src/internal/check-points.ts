import { type Points, type SparsePoints } from '../points/points.ts';

export const isSparse = (points: Points): points is SparsePoints => 'rowStarts' in points;

/** Refuses an empty sample, a table of another shape than it states, and entries that are not finite. */
export function checkPoints(points: Points): void {
  const { rows, columns, values } = points;
  if (rows === 0) throw new RangeError('points must hold at least one point, got none');
  if (!Number.isSafeInteger(rows) || !Number.isSafeInteger(columns) || rows < 0 || columns < 1) {
    throw new RangeError(`points must have whole numbers of rows and columns, got ${rows} x ${columns}`);
  }
  if (isSparse(points)) checkSparse(points);
  else if (values.length !== rows * columns) {
    throw new RangeError(
      `points of ${rows} x ${columns} must hold ${rows * columns} values, got ${values.length}`,
    );
  }
  for (let at = 0; at < values.length; at++) {
    if (!Number.isFinite(values[at])) {
      throw new RangeError(`points must be finite, got ${values[at]} in ${placeOf(points, at)}`);
    }
  }
}

function checkSparse(points: SparsePoints): void {
  const { rows, columns, rowStarts, columnIds, values } = points;
  const entries = rowStarts[rows];
  if (rowStarts.length !== rows + 1 || columnIds.length !== entries || values.length !== entries) {
    throw new RangeError(
      `sparse points of ${rows} rows must have ${rows + 1} row starts and as many column ids as values, got ` +
        `${rowStarts.length}, ${columnIds.length} and ${values.length}`,
    );
  }
  for (let at = 0; at < entries; at++) {
    if (columnIds[at] >= columns) {
      throw new RangeError(`column ids must be below ${columns}, got ${columnIds[at]} at entry ${at}`);
    }
  }
}

function placeOf(points: Points, at: number): string {
  if (!isSparse(points)) return `row ${Math.floor(at / points.columns)}, column ${at % points.columns}`;
  let row = 0;
  while (points.rowStarts[row + 1] <= at) row++;
  return `row ${row}, column ${points.columnIds[at]}`;
}
