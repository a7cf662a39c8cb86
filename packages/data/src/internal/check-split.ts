import { type LabelLists } from '../label-lists.ts';
import { type SparseMatrix } from '../sparse-matrix.ts';

/** Refuses a split that the text format cannot hold or that breaks what `Split` promises. */
export function checkSplit(features: SparseMatrix, labels: LabelLists): void {
  if (features.rows !== labels.points)
    throw new RangeError(
      `features have ${features.rows} rows, but there are labels for ${labels.points} points`,
    );
  checkRows('feature', features.rows, features.columns, features.rowStarts, features.columnIds);
  checkRows('label', labels.points, labels.labels, labels.rowStarts, labels.labelIds);
  const bad = features.values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `feature ${features.columnIds[bad]} has the value ${features.values[bad]}; values must be finite`,
    );
  if (features.values.length !== features.columnIds.length)
    throw new RangeError(
      `there are ${features.columnIds.length} column ids, but ${features.values.length} values`,
    );
}

function checkRows(
  kind: string,
  rows: number,
  ids: number,
  rowStarts: Uint32Array,
  entries: Uint32Array,
): void {
  if (rowStarts.length !== rows + 1 || rowStarts[0] !== 0 || rowStarts[rows] !== entries.length)
    throw new RangeError(`${kind} rowStarts must be ${rows + 1} offsets from 0 to ${entries.length}`);
  for (let row = 0; row < rows; row++) {
    let least = 0;
    if (rowStarts[row + 1] < rowStarts[row]) throw new RangeError(`${kind} rowStarts fall after row ${row}`);
    for (let entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
      const id = entries[entry];
      if (id < least || id >= ids)
        throw new RangeError(
          `${kind} ${id} in row ${row} must be from ${least} to ${ids - 1}: ids ascend below ${ids}`,
        );
      least = id + 1;
    }
  }
}
