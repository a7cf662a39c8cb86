import { markdownTable } from 'markdown-table';

/** A table for reading in a terminal, which is also Markdown; numbers stand to the right. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const align = header.map((_, column) =>
    rows.length > 0 && rows.every((row) => typeof row[column] === 'number') ? 'r' : 'l',
  );
  const shown = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)),
  );
  return markdownTable([[...header], ...shown], { align });
}
