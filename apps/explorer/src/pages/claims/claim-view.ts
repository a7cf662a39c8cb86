import { html, type TemplateResult } from 'lit-html';
import { commandLine } from '../../figure/figure-view.ts';
import { markdown } from '../../math/markdown.ts';
import { factList } from '../../table/fact-list.ts';
import { statusBadge, strengthBadge } from './badges.ts';
import { type ClaimRow } from './claim-rows.ts';

/** A claim in full: its page section by section, then what checking it found. */
export function claimView(row: ClaimRow, section: string): TemplateResult {
  const { id, title, statement, found, record } = row;
  const sections = sectionsOf(statement);
  const link = (name: string) => `#/claims/${encodeURIComponent(id)}?section=${name}`;
  showSection(id, section);
  return html`
    <p class="note"><a href="#/claims">All claims</a></p>
    <h2 class="claim-title">${markdown(title)}</h2>
    ${factList([
      ['strength', found ? strengthBadge(found.strength) : 'see below'],
      ['status', statusBadge(found?.holds)],
      ['cases', found?.cases.toLocaleString('en') ?? '–'],
      ['seed', found?.seed ?? '–'],
      ['seconds', found?.seconds.toPrecision(2) ?? '–'],
      ['page', html`<code>proofs-checks/${id}/claim.md</code>`],
    ])}
    <nav class="switches" aria-label="Sections of the claim">
      ${sections.map(
        ({ name, heading }) =>
          html`<a href=${link(name)} aria-current=${name === section ? 'true' : 'false'}>${heading}</a>`,
      )}
      <a href=${link('found')} aria-current=${section === 'found' ? 'true' : 'false'}>What was found</a>
    </nav>
    <article class="prose">
      ${sections.map(
        ({ name, heading, text }) =>
          html`<section id=${`section-${name}`}>
            <h2>${heading}</h2>
            ${markdown(text)}
          </section>`,
      )}
      <section id="section-found">
        <h2>What was found</h2>
        ${
          found === undefined
            ? html`<p>No record of a check is at hand.</p>`
            : html`${found.checks.map(
                  (check) =>
                    html`<div class="check">
                      <p>
                        ${statusBadge(check.holds)} ${strengthBadge(check.strength)}
                        <span class="spread">${check.cases.toLocaleString('en')} cases</span>
                      </p>
                      <p>${check.says}</p>
                      ${check.everyReal === null ? '' : html`<p class="note">For every real: ${check.everyReal}</p>`}
                      ${check.counterexample === null ? '' : counterexample(check.counterexample)}
                      ${(check.estimates ?? []).map(
                        ({ name, value, low, high }) =>
                          html`<p class="note">
                            ${name}: ${value.toPrecision(4)} (${low.toPrecision(4)}–${high.toPrecision(4)})
                          </p>`,
                      )}
                    </div>`,
                )}
                <p class="note">Record ${record!.id}, ${record!.createdAt}.</p>`
        }
      </section>
    </article>
    ${commandLine(`owlery check ${id}`)}
  `;
}

function counterexample(value: unknown): TemplateResult {
  return html`<p>Counterexample:</p>
    <pre tabindex="0">${JSON.stringify(value, null, 2)}</pre>`;
}

interface Section {
  readonly name: string;
  readonly heading: string;
  readonly text: string;
}

/** The parts of a page under its second-level headings. */
function sectionsOf(statement: string): Section[] {
  return statement
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading, ...lines] = part.split('\n');
      const name = heading.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      return { name, heading, text: lines.join('\n').trim() };
    });
}

let shown = '';

/** Brings the section that the address names into view, once. */
function showSection(id: string, section: string): void {
  const wanted = `${id} ${section}`;
  if (section === '' || wanted === shown) {
    shown = section === '' ? '' : shown;
    return;
  }
  shown = wanted;
  setTimeout(() => document.getElementById(`section-${section}`)?.scrollIntoView({ block: 'start' }), 300);
}
