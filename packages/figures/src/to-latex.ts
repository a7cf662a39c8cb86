import { cellText } from './internal/cell-text.ts';
import { startsBlock } from './internal/starts-block.ts';
import { type Table } from './table.ts';

/**
 * A table as LaTeX with the rules of the `booktabs` package: caption, label `tab:<name>`, notes below.
 * All text is escaped. A tick needs `amssymb`.
 */
export function toLatex(table: Table): string {
  const lines = table.rows.map((row, index) => {
    const opens = startsBlock(table, index);
    const cells = row.map((cell, place) => {
      const { value, spread, bold } = cellText(cell);
      if (!opens && place < table.blockColumns) return '';
      return (bold ? `\\textbf{${escapeLatex(value)}}` : escapeLatex(value)) + escapeLatex(spread);
    });
    return `${opens && index > 0 ? '    \\midrule\n' : ''}    ${cells.join(' & ')} \\\\`;
  });
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${escapeLatex(table.title)}}`,
    `  \\label{tab:${table.name}}`,
    `  \\begin{tabular}{${table.columns.map(({ kind }) => (kind === 'text' ? 'l' : 'r')).join('')}}`,
    '    \\toprule',
    `    ${table.columns.map(({ title }) => escapeLatex(title)).join(' & ')} \\\\`,
    '    \\midrule',
    ...lines,
    '    \\bottomrule',
    '  \\end{tabular}',
    ...table.notes.map((note) => `  \\par\\smallskip{\\footnotesize ${escapeLatex(note)}}`),
    '\\end{table}',
    '',
  ].join('\n');
}

const marks: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': "''",
  '±': '$\\pm$',
  '×': '$\\times$',
  '−': '$-$',
  '–': '--',
  '✓': '$\\checkmark$',
  '\u00a0': '~',
};

function escapeLatex(text: string): string {
  return text
    .replace(/[^\S\u00a0]+/g, ' ')
    .replace(/[\\^~<>|"±×−–✓\u00a0]|[{}$&#_%]/g, (mark) => marks[mark] ?? `\\${mark}`);
}
