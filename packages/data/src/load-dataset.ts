import { stat } from 'node:fs/promises';
import { loadCachedFolder } from './cache/load-cached-folder.ts';
import { type Dataset } from './dataset.ts';
import { datasets } from './datasets.ts';
import { type DataFolderOptions, readDataFolder } from './read-data-folder.ts';

export interface LoadOptions extends DataFolderOptions {
  /** Folder in which binary caches of data folders are kept (see `dataCacheFolder`); without it, there are none. */
  readonly cache?: string;
  /** Is told when a cache was damaged and is made anew. */
  readonly onNotice?: ((text: string) => void) | undefined;
}

/**
 * Loads a data set by its name in `datasets`, or from a folder in the Extreme Classification text format.
 *
 * A name goes before a folder; `./name` is always a path. Options count for folders only.
 *
 * @throws RangeError that lists the names when `nameOrFolder` is neither; DataError when a folder's
 * files do not fit.
 *
 * @example
 * ```ts
 * const dataset = await loadDataset('wordnet:ancestors');
 * ```
 */
export async function loadDataset(
  nameOrFolder: string,
  { cache, onNotice, ...options }: LoadOptions = {},
): Promise<Dataset> {
  const entry = datasets.find(({ name }) => name === nameOrFolder);
  if (entry !== undefined) return entry.load();
  if (await stat(nameOrFolder).catch(() => undefined)) {
    if (cache === undefined) return readDataFolder(nameOrFolder, options);
    return loadCachedFolder(nameOrFolder, { ...options, cache, onNotice });
  }
  const names = datasets.map(({ name }) => name).join(', ');
  throw new RangeError(
    `unknown data set "${nameOrFolder}": it is no folder, and the names are ${names}; ` +
      'a folder with train.txt and test.txt in the Extreme Classification text format serves too',
  );
}
