import { cellText } from '../cell-text.ts';
import { startsBlock } from '../starts-block.ts';
import { type Table } from '../../table.ts';
import { toCsv } from '../../to-csv.ts';
import { toLatex } from '../../to-latex.ts';
import { toMarkdown } from '../../to-markdown.ts';
import { escapeHtml } from './escape-html.ts';

/** A table as HTML: title with downloads, the table in a frame that scrolls by itself, notes. */
export function tableHtml(table: Table): string {
  const id = `table-${table.name}`;
  const notes = table.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('\n');
  const head = table.columns.map(
    ({ title, kind }) => `<th scope="col"${numeric(kind)}>${escapeHtml(title)}</th>`,
  );
  if (table.rows.length === 0)
    return `<section class="exhibit" id="${id}"><h3>${escapeHtml(table.title)}</h3>${notes}</section>`;
  return `<section class="exhibit" id="${id}" aria-labelledby="${id}-title">
<div class="exhibit-head"><h3 id="${id}-title">${escapeHtml(table.title)}</h3>
<p class="downloads">Download
${download(`${table.name}.csv`, 'text/csv', toCsv(table), 'CSV')}
${download(`${table.name}.md`, 'text/markdown', toMarkdown(table), 'Markdown')}
${download(`${table.name}.tex`, 'application/x-tex', toLatex(table), 'LaTeX')}</p></div>
<div class="frame" role="region" tabindex="0" aria-labelledby="${id}-title"><table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${table.rows.map((_, index) => rowHtml(table, index)).join('\n')}
</tbody></table></div>
${notes}
</section>`;
}

function rowHtml(table: Table, index: number): string {
  const cells = table.rows[index].map((cell, place) => {
    if (place < table.blockColumns) return blockCellHtml(table, index, place);
    const { value, spread, bold } = cellText(cell);
    const shown = bold ? `<strong>${escapeHtml(value)}</strong>` : escapeHtml(value);
    const around = spread === '' ? '' : `<span class="spread">${escapeHtml(spread)}</span>`;
    return `<td${numeric(table.columns[place].kind)}>${shown}${around}</td>`;
  });
  return `<tr${startsBlock(table, index) ? ' class="opens"' : ''}>${cells.join('')}</tr>`;
}

/** One cell stands beside all rows of its block, so that it is read once. */
function blockCellHtml(table: Table, index: number, place: number): string {
  const prefix = { ...table, blockColumns: place + 1 };
  if (!startsBlock(prefix, index)) return '';
  let rows = 1;
  while (index + rows < table.rows.length && !startsBlock(prefix, index + rows)) rows++;
  return `<th scope="rowgroup" rowspan="${rows}">${escapeHtml(cellText(table.rows[index][place]).value)}</th>`;
}

const numeric = (kind: string) => (kind === 'text' ? '' : ' class="number"');

function download(file: string, type: string, content: string, words: string): string {
  const address = `data:${type};charset=utf-8,${encodeURIComponent(content)}`;
  return `<a download="${escapeHtml(file)}" href="${escapeHtml(address)}">${words}</a>`;
}
