import { rmdirSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { OutputError } from '../errors/output-error.ts';

/**
 * Makes a folder and those above it, step by step: a recursive `mkdir` of Node never returns where
 * the system answers ENOENT, as under /proc.
 *
 * @returns what takes the new folders away again, as far as they are empty.
 * @throws {OutputError} when one cannot be made; then none is left.
 */
export async function makeFolders(path: string): Promise<() => void> {
  const missing: string[] = [];
  for (let at = resolve(path); !(await isThere(at)); at = dirname(at)) missing.unshift(at);
  const made: string[] = [];
  const undo = () => {
    try {
      for (const folder of made.reverse()) rmdirSync(folder);
    } catch {
      // Something else has come into it.
    }
  };
  for (const folder of missing) {
    try {
      await mkdir(folder);
      made.push(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      undo();
      throw new OutputError(path, error);
    }
  }
  return undo;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
