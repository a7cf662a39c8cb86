import { openStore, type StoreListing } from '@owlery/results';
import { stat } from 'node:fs/promises';
import { UsageError } from '../errors/usage-error.ts';

/**
 * Everything in a store that was named; the default store may be absent, and then is empty.
 *
 * @throws {UsageError} when the folder that was named is not there.
 */
export async function readStore(folder: string, named: boolean): Promise<StoreListing> {
  const found = await stat(folder).catch(() => undefined);
  if (named && !found?.isDirectory()) throw new UsageError(`there is no store folder ${folder}`);
  return openStore(folder).list();
}
