import { markdownTable } from 'markdown-table';
import { cellText } from './internal/cell-text.ts';
import { type Table } from './table.ts';

/**
 * A table in GitHub's Markdown: heading, table, notes. Words from records stand as they are: marks that
 * Markdown would read are escaped.
 */
export function toMarkdown(table: Table): string {
  const rows = table.rows.map((row) =>
    row.map((cell) => {
      const { value, spread, bold } = cellText(cell);
      return (bold ? `**${escapeMarkdown(value)}**` : escapeMarkdown(value)) + spread;
    }),
  );
  const head = table.columns.map((column) => escapeMarkdown(column.title));
  const align = table.columns.map((column) => (column.kind === 'text' ? 'l' : 'r'));
  const notes = table.notes.map(escapeMarkdown);
  return `${[`### ${escapeMarkdown(table.title)}`, markdownTable([head, ...rows], { align }), ...notes].join('\n\n')}\n`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~&]/g, (mark) => `\\${mark}`);
}
