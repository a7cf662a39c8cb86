import { copyFile, link, rename, rm } from 'node:fs/promises';
import { dirname, extname, join, basename } from 'node:path';

/** Where the checkpoint before the last is kept: `checkpoint.previous.bin` for `checkpoint.bin`. */
export function previousCheckpointPath(path: string): string {
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)}.previous${extension}`);
}

/**
 * Gives the checkpoint at `path` its second name, before a newer one takes the first: at no time is
 * there none. Where there is no checkpoint yet, nothing happens.
 */
export async function keepPreviousCheckpoint(path: string): Promise<void> {
  const previous = previousCheckpointPath(path);
  const temporary = `${previous}.${process.pid}.tmp`;
  await rm(temporary, { force: true });
  try {
    // Some file systems have no second names.
    await link(path, temporary).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? Promise.reject(error) : copyFile(path, temporary),
    );
    await rename(temporary, previous);
  } catch (error) {
    await rm(temporary, { force: true });
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
