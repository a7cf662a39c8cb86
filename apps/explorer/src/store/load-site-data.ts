import { type SiteData, type SiteRecords, type UnfinishedRun } from './site-data.ts';

const nothing = { live: false, store: '', records: [], problems: [], unfinished: [] };

/**
 * Loads the records that lie beside the page and keeps them fresh while a local server tells of changes.
 * `onChange` gets a new value each time; a site without records gives `absent` and nothing else happens.
 */
export async function loadSiteData(onChange: (site: SiteData) => void): Promise<void> {
  let site: SiteData = { ...nothing, status: 'loading' };
  const set = (changed: Partial<SiteData>) => onChange((site = { ...site, ...changed }));
  onChange(site);
  const readRecords = async () => {
    const { schema, ...records } = await readJson<SiteRecords>('data/records.json');
    if (schema !== 'owlery.site/1')
      throw new Error(
        `data/records.json has schema ${JSON.stringify(schema)}; this page reads owlery.site/1`,
      );
    set({ ...records, status: 'ready' });
  };
  const readUnfinished = async () =>
    set({ unfinished: await readJson<UnfinishedRun[]>('data/unfinished.json') });
  try {
    await readRecords();
    await readUnfinished();
  } catch (error) {
    return set({ status: 'absent', reason: (error as Error).message });
  }
  if (!site.live) return;
  const events = new EventSource('data/events');
  events.addEventListener('records', () => void readRecords().catch(() => undefined));
  events.addEventListener('unfinished', () => void readUnfinished().catch(() => undefined));
}

async function readJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { cache: 'no-cache' });
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !type.includes('json')) throw new Error(`there is no ${path} beside this page`);
  return (await response.json()) as T;
}
