import { type Table } from '../table.ts';
import { cellText } from './cell-text.ts';

/** Whether row `index` opens a block: one of its first `blockColumns` cells differs from the row above. */
export function startsBlock(table: Table, index: number): boolean {
  if (index === 0) return true;
  const key = (row: number) =>
    table.rows[row].slice(0, table.blockColumns).map((cell) => cellText(cell).value);
  return JSON.stringify(key(index)) !== JSON.stringify(key(index - 1));
}
