import { type StoredRecord } from '@owlery/results';
import { UsageError } from '../errors/usage-error.ts';
import { notice } from '../output/notice.ts';
import { readStore } from './read-store.ts';

/**
 * The records of a store for a table or figure; what was skipped is told on stderr.
 *
 * @throws {UsageError} when there are none.
 */
export async function storedRecords(store: string, named: boolean): Promise<StoredRecord[]> {
  const { records, problems } = await readStore(store, named);
  for (const { path, reason } of problems) notice(`skipped ${path}: ${reason}`);
  if (records.length === 0)
    throw new UsageError(`there is no finished run in ${store}; owlery train makes one`);
  return records;
}
