import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { OutputError } from '../errors/output-error.ts';
import { makeFolders } from './make-folders.ts';

/**
 * Writes a file into a folder, which is made when missing, whole or not at all; returns its path.
 *
 * @throws {OutputError} when it cannot be written.
 */
export async function writeOut(folder: string, name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  const undo = await makeFolders(folder);
  try {
    await writeFileAtomic(path, content);
    return path;
  } catch (error) {
    undo();
    throw new OutputError(path, error);
  }
}
