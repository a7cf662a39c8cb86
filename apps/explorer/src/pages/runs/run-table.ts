import { html, type TemplateResult } from 'lit-html';
import { type SortKey } from './choose-rows.ts';
import { type RunRow } from './run-rows.ts';

/** Height of a row in pixels, as in the style; only the rows in view are in the page. */
const rowHeight = 34;
const spare = 8;

interface Column {
  readonly key: SortKey;
  readonly title: string;
  readonly number?: boolean;
  show(row: RunRow): unknown;
}

const fixed = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits));
const grouped = (value: number | null) => value?.toLocaleString('en') ?? '–';

const columns: readonly Column[] = [
  { key: 'id', title: 'Run', show: ({ id }) => html`<span title=${id}>${id}</span>` },
  { key: 'task', title: 'Task', show: ({ task }) => task },
  { key: 'method', title: 'Method', show: ({ method }) => method },
  { key: 'seed', title: 'Seed', number: true, show: ({ seed }) => seed ?? '–' },
  { key: 'precision1', title: 'P@1', number: true, show: (row) => fixed(row.precision1, 3) },
  { key: 'precision3', title: 'P@3', number: true, show: (row) => fixed(row.precision3, 3) },
  { key: 'precision5', title: 'P@5', number: true, show: (row) => fixed(row.precision5, 3) },
  { key: 'seconds', title: 'Seconds', number: true, show: (row) => fixed(row.seconds, 1) },
  { key: 'scoredLabels', title: 'Scored labels', number: true, show: (row) => grouped(row.scoredLabels) },
  { key: 'created', title: 'Begun (UTC)', show: ({ created }) => created },
  {
    key: 'status',
    title: 'Status',
    show: ({ status, finished }) => html`<span class=${finished ? 'spread' : 'badge quiet'}>${status}</span>`,
  },
];

export interface RunTableOptions {
  readonly rows: readonly RunRow[];
  readonly chosen: ReadonlySet<string>;
  readonly sort: SortKey;
  readonly falling: boolean;
  readonly scrollTop: number;
  readonly height: number;
  onSort(key: SortKey): void;
  onChoose(id: string, chosen: boolean): void;
  onScroll(scrollTop: number, height: number): void;
}

/** The table of runs: sorted by a click on a column, chosen by a mark in the first. */
export function runTable(options: RunTableOptions): TemplateResult {
  const { rows, chosen, sort, falling, scrollTop, height, onSort, onChoose, onScroll } = options;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const last = Math.min(rows.length, Math.ceil((scrollTop + height) / rowHeight) + spare);
  const space = (count: number) =>
    html`<tr aria-hidden="true" style=${`height:${count * rowHeight}px`}></tr>`;
  const scrolled = (event: Event) => {
    const frame = event.currentTarget as HTMLElement;
    onScroll(frame.scrollTop, frame.clientHeight);
  };
  return html`<div class="frame runs" role="region" tabindex="0" aria-label="Runs" @scroll=${scrolled}>
    <table aria-rowcount=${rows.length + 1}>
      <thead>
        <tr aria-rowindex="1">
          <th scope="col"><span class="unseen">Compare</span></th>
          ${columns.map(
            ({ key, title, number }) =>
              html`<th
                scope="col"
                class=${number ? 'number' : ''}
                aria-sort=${key === sort ? (falling ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" class="plain" @click=${() => onSort(key)}>
                  ${title}${key === sort ? (falling ? ' ↓' : ' ↑') : ''}
                </button>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${space(first)}
        ${rows.slice(first, last).map(
          (row, index) =>
            html`<tr aria-rowindex=${first + index + 2}>
              <td>
                <input
                  type="checkbox"
                  aria-label=${`Compare ${row.id}`}
                  .checked=${chosen.has(row.id)}
                  ?disabled=${!row.finished}
                  @change=${(event: Event) =>
                    onChoose(row.id, (event.currentTarget as HTMLInputElement).checked)}
                />
              </td>
              ${columns.map(({ show, number }) => html`<td class=${number ? 'number' : ''}>${show(row)}</td>`)}
            </tr>`,
        )}
        ${space(rows.length - last)}
      </tbody>
    </table>
  </div>`;
}
