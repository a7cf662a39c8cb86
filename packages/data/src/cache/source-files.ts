import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What tells whether a file is still the one that was read. */
export interface SourceFile {
  readonly name: string;
  readonly size: number;
  /** Nanoseconds, as text. */
  readonly modified: string;
}

const dataFile = /^(train|dev|test|labels|features)\.txt(\.gz)?$/;

/** The files of a data folder that count, by name; none when it cannot be read. */
export async function sourceFiles(folder: string): Promise<SourceFile[]> {
  try {
    const names = (await readdir(folder)).filter((name) => dataFile.test(name)).sort();
    return await Promise.all(
      names.map(async (name) => {
        const { size, mtimeNs } = await stat(join(folder, name), { bigint: true });
        return { name, size: Number(size), modified: String(mtimeNs) };
      }),
    );
  } catch {
    return [];
  }
}

/**
 * Whether all files have rested for so long that a change to come has another time: some file systems tell
 * seconds only.
 */
export function haveRested(files: readonly SourceFile[], now: number): boolean {
  return files.every(({ modified }) => Number(BigInt(modified) / 1_000_000n) < now - 2000);
}
