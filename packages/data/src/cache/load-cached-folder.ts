import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { endianness } from 'node:os';
import { join, resolve } from 'node:path';
import { type Dataset } from '../dataset.ts';
import { type DataFolderOptions, readDataFolder } from '../read-data-folder.ts';
import { DamagedCacheError, readCache, writeCache } from './cache-file.ts';
import { haveRested, sourceFiles } from './source-files.ts';

export interface CachedFolderOptions extends DataFolderOptions {
  /** Folder of the caches; see `dataCacheFolder`. */
  readonly cache: string;
  /** Bytes of text from which a cache is worth its place. */
  readonly leastBytes?: number;
  /** Is told when a cache was damaged and is made anew. */
  readonly onNotice?: ((text: string) => void) | undefined;
}

/** Less text than this is parsed in a few hundredths of a second. */
const leastWorthwhile = 1 << 20;

/**
 * Reads a data folder as `readDataFolder` does, from a binary cache where one was made before of the same
 * files: same path, names, sizes and times of change. Without one it is made, beside others in `cache`.
 *
 * The result is the same to the bit. A damaged cache is made anew, with a notice; a cache that cannot be
 * written is done without. Files that changed within the last two seconds are not cached, since a change
 * right after could bear the same time.
 *
 * @throws DataError as `readDataFolder` does.
 */
export async function loadCachedFolder(folder: string, options: CachedFolderOptions): Promise<Dataset> {
  const { cache, leastBytes = leastWorthwhile, onNotice, ...rest } = options;
  const sources = await sourceFiles(folder);
  const bytes = sources.reduce((sum, { size }) => sum + size, 0);
  if (bytes < leastBytes || endianness() !== 'LE' || !haveRested(sources, Date.now()))
    return readDataFolder(folder, rest);
  const key = createHash('sha256').update(JSON.stringify([resolve(folder), rest.weighting ?? 'auto']));
  const path = join(cache, 'data', `${key.digest('hex').slice(0, 32)}.bin`);
  try {
    const cached = await readCache(path, sources);
    if (cached) return cached;
  } catch (error) {
    if (error instanceof DamagedCacheError)
      onNotice?.(`${path}, the cache of ${folder}, is damaged (${error.message}); it is made anew`);
    // What cannot be opened is not there.
  }
  const dataset = await readDataFolder(folder, rest);
  if (JSON.stringify(await sourceFiles(folder)) !== JSON.stringify(sources)) return dataset;
  try {
    await mkdir(join(cache, 'data'), { recursive: true });
    await writeCache(path, dataset, sources);
  } catch {
    // The data are there without it.
  }
  return dataset;
}
