import { tables } from '@owlery/figures';
import { type StoredRecord } from '@owlery/results';
import { html } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { memo } from '../../memo.ts';
import { type Page } from '../../page.ts';
import { tableView } from '../../table/table-view.ts';
import { publishedFigures } from './published-figures.ts';
import { publishedTable } from './published-table.ts';

const levels = ['0.95', '0.9', '0.99'] as const;

const built = memo((records: readonly StoredRecord[], confidence: number) =>
  tables.map((table) => table.build(records, { confidence })),
);

/** The tables over the records, and what others published. */
export const tablesPage: Page = ({ state, site, change }) => {
  const level = state.choice('level', levels);
  const store = site.store === '' ? 'runs' : site.store;
  const all = built(site.records, Number(level));
  return html`
    <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${choice({
        ...{ label: 'Level of the intervals', value: level },
        options: levels.map((value) => [value, `${Number(value) * 100} %`] as const),
        onChange: (level) => change({ level }),
      })}
    </form>
    <nav class="switches" aria-label="Tables on this page">
      ${[...all, publishedTable].map(
        ({ name, title }) =>
          html`<a href=${`#table-${name}`} @click=${(event: Event) => jump(event, name)}>${title}</a>`,
      )}
    </nav>
    ${all.map((table) =>
      tableView(table, {
        command: `owlery table ${table.name} --store ${store}${level === '0.95' ? '' : ` --confidence ${level}`}`,
      }),
    )}
    <p class="note">
      Source of every number above: ${site.records.length.toLocaleString('en')} records
      ${site.store === '' ? '' : `of ${site.store}`}, listed with their checksums on the page of
      <a href="#/runs">runs</a>.
    </p>
    ${tableView(publishedTable, { mark: (row) => publishedFigures[row].warning })}
  `;
};

/** The fragment is the address of the page, so a link within it scrolls by itself. */
function jump(event: Event, name: string): void {
  event.preventDefault();
  const table = document.getElementById(`table-${name}`)!;
  table.scrollIntoView({ block: 'start' });
  table.querySelector<HTMLElement>('h2')?.focus();
}
