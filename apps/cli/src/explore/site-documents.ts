import { type Store, type StoreListing } from '@owlery/results';
import { readRunRequest } from '../stored-runs/run-request.ts';

/** The document `data/records.json` of a site. */
export function recordsDocument(
  listing: Pick<StoreListing, 'records' | 'problems'>,
  { live, store }: { readonly live: boolean; readonly store: string },
): string {
  const { records, problems } = listing;
  return JSON.stringify({ schema: 'owlery.site/1', live, store, records, problems });
}

/** The document `data/unfinished.json`: of each run that is under way or stopped, the request and the epochs so far. */
export async function unfinishedDocument(store: Store, ids: readonly string[]): Promise<string> {
  const runs = ids.map(async (id) => {
    const request = await readRunRequest(store.pathOf(id));
    return {
      id,
      epochs: await store.epochs(id),
      ...(request ? { data: request.data, config: request.config, createdAt: request.createdAt } : {}),
    };
  });
  return JSON.stringify(await Promise.all(runs));
}
