import { randomBytes } from 'node:crypto';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/**
 * Streams `chunks` into `path`, through gzip when the path ends in `.gz`: into a temporary
 * file beside it, then fsync and rename. Whatever goes wrong, `path` is as it was or whole,
 * and no temporary file stays.
 */
export async function writeAtomically(path: string, chunks: Iterable<Buffer>): Promise<void> {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await writeFile(file, path.endsWith('.gz') ? packed(chunks) : chunks);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

function packed(chunks: Iterable<Buffer>): Readable {
  const source = Readable.from(chunks, { objectMode: true, highWaterMark: 1 });
  // An error of the source reaches the reader through the gzip stream, which is destroyed with it.
  return pipeline(source, createGzip(), () => {});
}

/** Makes the rename last; some systems cannot sync a folder, and then there is nothing to do. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // as said
  }
}
