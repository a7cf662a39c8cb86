import { html, render } from 'lit-html';
import { formatAddress } from './address.ts';
import { Navigation } from './navigation.ts';
import { type Page, type PageContext } from './page.ts';
import { type PageEntry, pageList } from './page-list.ts';
import { PageState } from './page-state.ts';
import { applyScheme } from './scheme.ts';
import { loadSiteData } from './store/load-site-data.ts';
import { type SiteData } from './store/site-data.ts';
import './style.css';

const app = document.getElementById('app')!;
const loaded = new Map<string, Page>();
const failed = new Map<string, string>();
let site: SiteData | undefined;
let shown = '';
let scheduled = false;

const navigation = new Navigation(draw);

/** Draws once, however often it was asked for before the next frame. */
function draw(): void {
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    drawNow();
  });
}

function drawNow(): void {
  const { page: name, item, state } = navigation.address;
  const entry = pageList.find((page) => page.name === name) ?? (name === '' ? pageList[0] : undefined);
  document.title = entry ? `${entry.title} · Owlery` : 'Owlery';
  render(frame(entry, entry ? content(entry, item, new PageState(state)) : unknownPage(name)), app);
  if (entry && shown !== `${entry.name}/${item}`) {
    if (shown !== '') {
      scrollTo(0, 0);
      document.getElementById('title')?.focus({ preventScroll: true });
    }
    shown = `${entry.name}/${item}`;
  }
}

function content(entry: PageEntry, item: string, state: PageState) {
  const page = loaded.get(entry.name);
  if (page === undefined) {
    const reason = failed.get(entry.name);
    if (reason !== undefined) return html`<p class="notice" role="alert">${reason}</p>`;
    entry.load().then(
      (arrived) => loaded.set(entry.name, arrived) && draw(),
      (error: Error) => failed.set(entry.name, `This page cannot be loaded: ${error.message}`) && draw(),
    );
    return html`<p class="notice">Loading …</p>`;
  }
  const context: PageContext = {
    item,
    state,
    site: site!,
    change: (changes, gesture) => navigation.change(changes, gesture),
    link: (changes) => formatAddress(navigation.changed(changes)),
    redraw: draw,
  };
  try {
    return page(context);
  } catch (error) {
    console.error(error);
    return html`<p class="notice" role="alert">This page cannot be shown: ${(error as Error).message}</p>`;
  }
}

const unknownPage = (name: string) =>
  html`<p class="notice" role="alert">There is no page “${name}”. The pages are listed above.</p>`;

function frame(entry: PageEntry | undefined, body: unknown) {
  return html`
    <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
    <header class="masthead">
      <a class="brand" href="#/claims">Owlery</a>
      <nav aria-label="Pages">
        ${pageList.map(
          ({ name, title }) =>
            html`<a href="#/${name}" aria-current=${name === entry?.name ? 'page' : 'false'}>${title}</a>`,
        )}
      </nav>
    </header>
    <main id="main" tabindex="-1">
      <div class="heading">
        <h1 id="title" tabindex="-1">${entry?.title ?? 'No such page'}</h1>
        <p class="lead">${entry?.lead ?? ''}</p>
      </div>
      ${body}
    </main>
    <footer><p>${siteWords()}</p></footer>
  `;
}

function siteWords(): string {
  if (site === undefined || site.status === 'loading') return 'Reading the records …';
  if (site.status === 'absent') return `No records: ${site.reason ?? 'there are none beside this page'}.`;
  if (site.records.length === 0 && !site.live) return 'No records are bundled with this page.';
  const count = `${site.records.length.toLocaleString('en')} records of ${site.store}`;
  return site.live ? `${count}, live.` : `${count}, bundled with this page.`;
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')!.focus();
}

applyScheme();
await loadSiteData((changed) => {
  site = changed;
  draw();
});
