import { openStore, recordIdFrom, type StoredRecord } from '@owlery/results';
import { rmSync } from 'node:fs';
import { makeFolders } from '../output/make-folders.ts';

/**
 * Writes a record into a store under an id made from `words`, whole or not at all; returns the file's path.
 *
 * @throws {StoreError | OutputError} when the store cannot be written to; then nothing new is left.
 */
export async function storeRecord(
  out: string,
  words: readonly string[],
  record: (place: { readonly id: string; readonly createdAt: string }) => StoredRecord,
): Promise<string> {
  const store = openStore(out);
  const undoStore = await makeFolders(store.folder);
  let folder: string | undefined;
  try {
    const created = await store.create(recordIdFrom(...words));
    folder = created.folder;
    return await store.write(record({ id: created.id, createdAt: new Date().toISOString() }));
  } catch (error) {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    undoStore();
    throw error;
  }
}
