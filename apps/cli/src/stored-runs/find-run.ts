import { openStore, type Store } from '@owlery/results';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { asUsage } from '../errors/as-usage.ts';
import { UsageError } from '../errors/usage-error.ts';

/** The place of a run in its store. */
export interface RunPlace {
  readonly store: Store;
  readonly id: string;
  readonly folder: string;
}

/**
 * The run that a path such as `runs/some-id` names, or an id of the store `out`.
 *
 * @throws {UsageError} when there is no such folder.
 */
export async function findRun(path: string, out: string): Promise<RunPlace> {
  for (const folder of [resolve(path), resolve(join(out, path))]) {
    if (!(await isFolder(folder))) continue;
    const store = openStore(dirname(folder));
    const id = basename(folder);
    asUsage(() => store.pathOf(id));
    return { store, id, folder };
  }
  throw new UsageError(
    `there is no run ${path}; a run is a folder <store>/<id>, and owlery runs list shows them`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
