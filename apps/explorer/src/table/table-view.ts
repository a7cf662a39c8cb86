import { cellText, type Table, toCsv, toLatex, toMarkdown } from '@owlery/figures';
import { html, nothing, type TemplateResult } from 'lit-html';
import { copyButton } from '../copy-button.ts';
import { download } from '../download.ts';
import { commandLine } from '../figure/figure-view.ts';

export interface TableOptions {
  /** The command that prints the same table. */
  readonly command?: string;
  /** Words for a row that needs a warning, such as a figure that is not whose it was said to be. */
  readonly mark?: (row: number) => string | undefined;
}

/** A table with its notes; it can be copied, and taken as CSV, Markdown or LaTeX. */
export function tableView(table: Table, { command, mark }: TableOptions = {}): TemplateResult {
  const id = `table-${table.name}`;
  const save = (ending: string, type: string, write: (table: Table) => string) =>
    html`<button
      type="button"
      class="plain"
      @click=${() => download(`${table.name}.${ending}`, type, write(table))}
    >
      ${{ csv: 'CSV', md: 'Markdown', tex: 'LaTeX' }[ending]}
    </button>`;
  return html`<section class="exhibit" id=${id} aria-labelledby=${`${id}-title`}>
    <div class="exhibit-head">
      <h2 id=${`${id}-title`}>${table.title}</h2>
      ${
        table.rows.length === 0
          ? nothing
          : html`<p class="takeaway">
              ${copyButton('Copy', () => tabSeparated(table))} ${save('csv', 'text/csv', toCsv)}
              ${save('md', 'text/markdown', toMarkdown)} ${save('tex', 'application/x-tex', toLatex)}
            </p>`
      }
    </div>
    ${
      table.rows.length === 0
        ? html`<p class="note">No record in the store fits this table yet.</p>`
        : html`<div class="frame" role="region" tabindex="0" aria-labelledby=${`${id}-title`}>
            <table>
              <thead>
                <tr>
                  ${table.columns.map(
                    ({ title, kind }) =>
                      html`<th scope="col" class=${kind === 'text' ? '' : 'number'}>${title}</th>`,
                  )}
                </tr>
              </thead>
              <tbody>
                ${table.rows.map((_, row) => rowView(table, row, mark?.(row)))}
              </tbody>
            </table>
          </div>`
    }
    ${table.notes.map((note) => html`<p class="note">${note}</p>`)}
    ${command === undefined ? nothing : commandLine(command)}
  </section>`;
}

function rowView(table: Table, row: number, warning: string | undefined): TemplateResult {
  const opens = row > 0 && table.blockColumns > 0 && blockKey(table, row) !== blockKey(table, row - 1);
  return html`<tr class=${`${opens ? 'opens' : ''} ${warning ? 'marked' : ''}`}>
    ${table.rows[row].map((cell, column) => {
      const { value, spread, bold } = cellText(cell);
      const repeated = column < table.blockColumns && row > 0 && !opens && sameBlock(table, row, column);
      return html`<td class=${table.columns[column].kind === 'text' ? '' : 'number'}>
        <span class=${repeated ? 'repeated' : ''}>${bold ? html`<strong>${value}</strong>` : value}</span
        >${spread === '' ? nothing : html`<span class="spread">${spread}</span>`}
        ${column === 0 && warning ? html`<span class="warning">${warning}</span>` : nothing}
      </td>`;
    })}
  </tr>`;
}

const blockKey = (table: Table, row: number) =>
  JSON.stringify(table.rows[row].slice(0, table.blockColumns).map((cell) => cellText(cell).value));
const sameBlock = (table: Table, row: number, column: number) =>
  JSON.stringify(table.rows[row].slice(0, column + 1)) ===
  JSON.stringify(table.rows[row - 1].slice(0, column + 1));

/** What spreadsheets take from the clipboard. */
function tabSeparated(table: Table): string {
  const rows = table.rows.map((row) =>
    row.map((cell) => {
      const { value, spread } = cellText(cell);
      return `${value}${spread}`.replace(/\s+/g, ' ');
    }),
  );
  return [table.columns.map(({ title }) => title), ...rows].map((cells) => cells.join('\t')).join('\n');
}
