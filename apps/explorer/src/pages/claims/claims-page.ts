import { html } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { textField } from '../../controls/text-field.ts';
import { commandLine } from '../../figure/figure-view.ts';
import { type Page } from '../../page.ts';
import { factList } from '../../table/fact-list.ts';
import { strengthBadge, statusBadge } from './badges.ts';
import { claimRows, type ClaimRow } from './claim-rows.ts';
import { claimView } from './claim-view.ts';

const strengths = ['any', 'proved', 'tested', 'estimated'] as const;
const statuses = ['any', 'holds', 'fails', 'not checked'] as const;

/** Every claim with its strength and status, or one of them in full. */
export const claimsPage: Page = (context) => {
  const { state, site, item, change } = context;
  const rows = claimRows(site.records);
  if (item !== '') {
    const row = rows.find(({ id }) => id === item);
    if (row === undefined)
      return html`<p class="notice" role="alert">
        There is no claim “${item}”. <a href="#/claims">All claims</a>
      </p>`;
    return claimView(row, state.text('section'));
  }
  const strength = state.choice('strength', strengths);
  const status = state.choice('status', statuses);
  const search = state.text('q');
  const shown = rows.filter(
    (row) =>
      (strength === 'any' || row.found?.strength === strength) &&
      (status === 'any' || statusOf(row) === status) &&
      `${row.id} ${row.title} ${row.statement}`.toLowerCase().includes(search.toLowerCase()),
  );
  const checked = rows.filter(({ found }) => found !== undefined);
  return html`
    <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${textField({
        ...{ label: 'Search', value: search, search: true, when: 'each letter' },
        onChange: (q, gesture) => change({ q: q || undefined }, gesture),
      })}
      ${choice({
        ...{ label: 'Strength', value: strength },
        options: strengths.map((value) => [value, value] as const),
        onChange: (strength) => change({ strength }),
      })}
      ${choice({
        ...{ label: 'Status', value: status },
        options: statuses.map((value) => [value, value] as const),
        onChange: (status) => change({ status }),
      })}
    </form>
    ${factList([
      ['claims', rows.length],
      ['checked', checked.length],
      ['hold', checked.filter(({ found }) => found!.holds).length],
      ['fail', checked.filter(({ found }) => !found!.holds).length],
      ['cases', checked.reduce((sum, { found }) => sum + found!.cases, 0).toLocaleString('en')],
    ])}
    ${
      checked.length === 0
        ? html`<p class="notice">
            No record of a check is at hand, so only the statements are shown.
            <code>owlery check --out runs</code>
            checks them and stores what was found.
          </p>`
        : ''
    }
    <section class="exhibit" aria-label="Claims">
      <div class="frame" role="region" tabindex="0" aria-label="Claims">
        <table>
          <thead>
            <tr>
              <th scope="col">Claim</th>
              <th scope="col">Strength</th>
              <th scope="col">Status</th>
              <th scope="col" class="number">Cases</th>
              <th scope="col" class="number">Seed</th>
              <th scope="col">Counterexample</th>
              <th scope="col">Proof</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map(rowView)}
          </tbody>
        </table>
      </div>
      ${shown.length === 0 ? html`<p class="note">No claim fits.</p>` : ''}
      <p class="note">
        Proved: in exact arithmetic, for the instances that were looked at. Tested: on random cases with this
        seed. Estimated: with an interval.
      </p>
      ${commandLine('owlery check --out runs')}
    </section>
  `;
};

function statusOf({ found }: ClaimRow): (typeof statuses)[number] {
  return found === undefined ? 'not checked' : found.holds ? 'holds' : 'fails';
}

function rowView({ id, title, found }: ClaimRow) {
  const link = `#/claims/${encodeURIComponent(id)}`;
  return html`<tr>
    <td class="words"><a href=${link}>${title}</a></td>
    <td>${found ? strengthBadge(found.strength) : '–'}</td>
    <td>${statusBadge(found?.holds)}</td>
    <td class="number">${found?.cases.toLocaleString('en') ?? '–'}</td>
    <td class="number">${found?.seed ?? '–'}</td>
    <td>${found?.counterexample ? html`<a href=${`${link}?section=found`}>shown</a>` : 'none'}</td>
    <td><a href=${`${link}?section=proof`} aria-label=${`Proof: ${title}`}>proof</a></td>
  </tr>`;
}
