import { type Table, tables, toCsv } from '@owlery/figures';
import { type RecordOf, recordsOf } from '@owlery/results';
import { html, nothing } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { textField } from '../../controls/text-field.ts';
import { download } from '../../download.ts';
import { figureView } from '../../figure/figure-view.ts';
import { memo } from '../../memo.ts';
import { type Page, type PageContext } from '../../page.ts';
import { type SiteData } from '../../store/site-data.ts';
import { tableView } from '../../table/table-view.ts';
import { drawnFigures } from '../drawn-figures.ts';
import { chooseRows, type SortKey } from './choose-rows.ts';
import { liveCurves } from './live-curves.ts';
import { otherRecords } from './other-records.ts';
import { type RunRow, runRows } from './run-rows.ts';
import { runTable } from './run-table.ts';
import { runsTable } from './runs-csv.ts';

type Run = RecordOf<'owlery.run/1'>;

const sortKeys: readonly SortKey[] = [
  ...(['created', 'id', 'task', 'method', 'seed', 'precision1', 'precision3', 'precision5'] as const),
  ...(['seconds', 'scoredLabels', 'status'] as const),
];
/** Above this many runs nothing is drawn until some are chosen. */
const mostDrawn = 200;
const compared = ['main', 'cost'];

const rowsOf = memo((records: SiteData['records'], unfinished: SiteData['unfinished']) =>
  runRows({ records, unfinished }),
);
const optionsOf = memo((rows: readonly RunRow[]) => ({
  tasks: [...new Set(rows.map(({ task }) => task))].sort(),
  methods: [...new Set(rows.map(({ method }) => method))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  ),
}));
const comparison = memo((records: SiteData['records'], ids: string) => {
  const wanted = new Set(ids.split(','));
  const runs = recordsOf(records, 'owlery.run/1').filter(({ id }) => wanted.has(id));
  return { figures: drawnFigures(runs), tables: comparedTables(runs), count: runs.length };
});
const sortedRows = memo(
  (rows: readonly RunRow[], search: string, task: string, method: string, sort: SortKey, falling: boolean) =>
    chooseRows(rows, { search, task, method, sort, falling }),
);

let view = { scrollTop: 0, height: 600 };

/** Every run, to be searched, sorted and compared. */
export const runsPage: Page = (context) => {
  const { state, site, change, redraw } = context;
  const rows = rowsOf(site.records, site.unfinished);
  const { tasks, methods } = optionsOf(rows);
  const search = state.text('q');
  const task = state.choice('task', ['', ...tasks]);
  const method = state.choice('method', ['', ...methods]);
  const sort = state.choice('sort', sortKeys);
  const falling = state.choice('order', ['falling', 'rising']) === 'falling';
  const shown = sortedRows(rows, search, task, method, sort, falling);
  const chosen = state.list('runs');
  const others = otherRecords(site.records);
  return html`
    <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${textField({
        ...{ label: 'Search', value: search, search: true, when: 'each letter' },
        placeholder: 'words of the run, task or method',
        onChange: (q, gesture) => change({ q: q || undefined }, gesture),
      })}
      ${choice({
        ...{ label: 'Task', value: task },
        options: [['', 'every task'], ...tasks.map((name) => [name, name] as const)],
        onChange: (task) => change({ task: task || undefined }),
      })}
      ${choice({
        ...{ label: 'Method', value: method },
        options: [['', 'every method'], ...methods.map((name) => [name, name] as const)],
        onChange: (method) => change({ method: method || undefined }),
      })}
    </form>
    <section class="exhibit" aria-label="Runs">
      <div class="exhibit-head">
        <p aria-live="polite">
          ${shown.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')}
          runs${chosen.length > 0 ? `, ${chosen.length} chosen` : ''}
        </p>
        <p class="takeaway">
          ${
            chosen.length > 0
              ? html`<button type="button" class="plain" @click=${() => change({ runs: undefined })}>
                  Choose none
                </button>`
              : nothing
          }
          <button
            type="button"
            class="plain"
            @click=${() => download('runs.csv', 'text/csv', toCsv(runsTable(shown)))}
          >
            CSV
          </button>
        </p>
      </div>
      ${runTable({
        ...{ rows: shown, chosen: new Set(chosen), sort, falling, ...view },
        onSort: (key) => change({ sort: key, order: key === sort && falling ? 'rising' : 'falling' }),
        onChoose: (id, on) =>
          change({
            runs: (on ? [...chosen, id] : chosen.filter((other) => other !== id)).join(',') || undefined,
          }),
        onScroll: (scrollTop, height) => {
          view = { scrollTop, height };
          redraw();
        },
      })}
    </section>
    ${site.unfinished.length > 0 ? liveCurves(site.unfinished) : nothing} ${problems(site)}
    ${comparisonView(context, chosen, shown)} ${others.rows.length > 0 ? tableView(others) : nothing}
  `;
};

/** Files of the store that are no record this page can read. */
function problems({ problems }: SiteData) {
  if (problems.length === 0) return nothing;
  return html`<section class="exhibit" aria-labelledby="problems-title">
    <h2 id="problems-title">Not read</h2>
    <ul class="problems">
      ${problems.map(({ path, reason }) => html`<li><code>${path}</code><span class="note">${reason}</span></li>`)}
    </ul>
  </section>`;
}

function comparedTables(runs: readonly Run[]): Table[] {
  return tables.filter(({ name }) => compared.includes(name)).map((table) => table.build(runs));
}

function comparisonView({ site }: PageContext, chosen: readonly string[], shown: readonly RunRow[]) {
  const finished = shown.filter((row) => row.finished);
  const ids = chosen.length > 0 ? chosen : finished.map(({ id }) => id);
  if (ids.length === 0) return nothing;
  if (chosen.length === 0 && ids.length > mostDrawn)
    return html`<p class="notice">
      Choose runs in the table, or narrow the search to ${mostDrawn} of them, to compare them here.
    </p>`;
  const { figures, tables } = comparison(site.records, ids.join(','));
  const store = site.store === '' ? 'runs' : site.store;
  const runs = chosen.length > 0 ? 'the chosen runs' : 'the runs listed above';
  return html`
    ${figures.map((drawn) =>
      figureView({
        ...{ name: drawn.name, title: drawn.title, figure: drawn.figure, narrowLayout: drawn.narrowLayout },
        caption: `${drawn.caption} Drawn from ${runs}; the command draws it from the whole store.`,
        command: `owlery figure ${drawn.name} --store ${store}`,
      }),
    )}
    ${tables.map((table) => tableView(table, { command: `owlery table ${table.name} --store ${store}` }))}
  `;
}
