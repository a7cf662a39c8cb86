import { type SparsePoints } from '../points/points.ts';

/** The points over the columns that hold an entry: no dual norm sees the others. */
export function withoutEmptyColumns(points: SparsePoints): SparsePoints {
  const { columns, columnIds } = points;
  const newIds = new Uint32Array(columns);
  for (const column of columnIds) newIds[column] = 1;
  let kept = 0;
  for (let l = 0; l < columns; l++) if (newIds[l] === 1) newIds[l] = kept++;
  if (kept === columns) return points;
  return { ...points, columns: Math.max(1, kept), columnIds: columnIds.map((column) => newIds[column]) };
}
