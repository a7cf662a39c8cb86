import { methodLabel, openStore, recordIdFrom } from '@owlery/results';
import { rmSync } from 'node:fs';
import { makeFolders } from '../output/make-folders.ts';
import { type RunPlace } from './find-run.ts';
import { type RunRequest, writeRunRequest } from './run-request.ts';

/** The folder of a new run. */
export interface NewRun extends RunPlace {
  /** Takes away the folder, and the store where it was made for this run. */
  readonly undo: () => void;
}

/**
 * Makes the folder of a new run, named after data, method and seed, with its request in it.
 *
 * @throws {StoreError | OutputError} when the store cannot be written to.
 */
export async function createRun(out: string, dataName: string, request: RunRequest): Promise<NewRun> {
  const store = openStore(out);
  const { config } = request;
  const undoStore = await makeFolders(store.folder);
  let folder: string | undefined;
  const undo = () => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    undoStore();
  };
  try {
    const created = await store.create(recordIdFrom(dataName, methodLabel(config), `seed ${config.seed}`));
    folder = created.folder;
    await writeRunRequest(folder, request);
    return { store, ...created, undo };
  } catch (error) {
    undo();
    throw error;
  }
}
