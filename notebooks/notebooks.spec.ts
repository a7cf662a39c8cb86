import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const notebooks = (await readdir(here)).filter((name) => name.endsWith('.ipynb'));

interface Cell {
  readonly cell_type: 'code' | 'markdown';
  readonly source: string[];
  readonly outputs?: unknown[];
}

async function cellsOf(name: string): Promise<Cell[]> {
  return (JSON.parse(await readFile(join(here, name), 'utf8')) as { cells: Cell[] }).cells;
}

/** Runs the code cells of a notebook in order in a process of its own and returns what they print. */
async function run(cells: readonly Cell[]): Promise<string> {
  const folder = await mkdtemp(join(here, '.run-'));
  try {
    const program = join(folder, 'cells.mts');
    await writeFile(
      program,
      cells
        .filter((cell) => cell.cell_type === 'code')
        .map((cell) => cell.source.join(''))
        .join('\n'),
    );
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--conditions=@owlery/source', '--import', import.meta.resolve('tsx')],
      program,
    ]);
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe.each(notebooks)('%s', (name) => {
  it('runs from the first cell to the last', async () => {
    expect(await run(await cellsOf(name))).not.toBe('');
  });

  it('is committed without outputs', async () => {
    for (const cell of await cellsOf(name)) if (cell.cell_type === 'code') expect(cell.outputs).toEqual([]);
  });
});

it('a cell that throws fails its notebook', async () => {
  await expect(run([{ cell_type: 'code', source: ["throw new Error('no');"] }])).rejects.toThrow('no');
});
