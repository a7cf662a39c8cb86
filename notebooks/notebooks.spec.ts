import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { missingFor } from './jupyter/missing-for.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const names = (await readdir(here)).filter((name) => name.endsWith('.ipynb'));

interface Cell {
  readonly cell_type: 'code' | 'markdown';
  readonly id: string;
  readonly source: string[];
}

interface Notebook {
  readonly cells: Cell[];
  readonly metadata: object;
}

async function notebookOf(name: string): Promise<Notebook> {
  return JSON.parse(await readFile(join(here, name), 'utf8')) as Notebook;
}

/** In place of the kernel's own module: tells of what is shown. */
const tslab = "export const display = { html: (html) => console.log('[figure] ' + html) };";

/** Runs the code cells of a notebook in order in a process of its own and returns what they print. */
async function run(cells: readonly Pick<Cell, 'cell_type' | 'source'>[]): Promise<string> {
  const folder = await mkdtemp(join(here, '.run-'));
  try {
    const module = join(folder, 'node_modules/tslab');
    await mkdir(module, { recursive: true });
    await writeFile(join(module, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
    await writeFile(join(module, 'index.js'), tslab);
    const program = join(folder, 'cells.mts');
    const code = cells.filter((cell) => cell.cell_type === 'code').map((cell) => cell.source.join(''));
    await writeFile(program, code.join('\n'));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@owlery/source', '--import', import.meta.resolve('tsx'), program],
      { cwd: here, env: { ...process.env, OWLERY_PAGE_HAS_PLOTLY: '1' }, maxBuffer: 2 ** 26 },
    );
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const source = expect.toSatisfy(
  (lines: unknown) =>
    Array.isArray(lines) &&
    lines.length > 0 &&
    lines.every((line, i) => typeof line === 'string' && line.endsWith('\n') === i < lines.length - 1),
);
const id: unknown = expect.stringMatching(/^[a-zA-Z0-9_-]{1,64}$/);
const kernel = { display_name: 'TypeScript', language: 'typescript', name: 'tslab' };

describe.each(names)('%s', (name) => {
  it('is a notebook of format 4.5, committed as nobody has run it', async () => {
    const { cells, metadata, ...format } = await notebookOf(name);
    expect(format).toEqual({ nbformat: 4, nbformat_minor: 5 });
    expect(metadata).toMatchObject({ kernelspec: kernel });
    for (const cell of cells) {
      const { metadata: about, ...rest } = cell as Cell & { metadata: unknown };
      expect(about).toBeTypeOf('object');
      expect(rest).toEqual(
        cell.cell_type === 'markdown'
          ? { cell_type: 'markdown', id, source }
          : { cell_type: 'code', id, source, execution_count: null, outputs: [] },
      );
    }
    expect(new Set(cells.map((cell) => cell.id)).size).toBe(cells.length);
  });

  it('is a lesson: a numbered title, formulas, and what to try', async () => {
    const { cells } = await notebookOf(name);
    const text = cells
      .filter(({ cell_type }) => cell_type === 'markdown')
      .map((cell) => cell.source.join(''));
    expect(text[0]).toMatch(new RegExp(`^# ${name[0]} \\w`));
    expect(text.join('\n')).toMatch(/^\$\$$/m);
    expect(text.at(-1)).toContain('**To try.**');
  });

  it('runs from the first cell to the last and shows a figure', async (context) => {
    const notebook = await notebookOf(name);
    const missing = missingFor(notebook);
    if (missing) return context.skip(missing);
    const printed = await run(notebook.cells);
    expect(printed).toMatch(/^\[figure\] <figure/m);
    expect(printed.replace(/^\[figure\].*?^<\/script>$/gms, '')).not.toMatch(/NaN|undefined/);
  });
});

it('there are seven lessons, listed in the README', async () => {
  expect(names.map((name) => name[0])).toEqual([...'1234567']);
  const readme = await readFile(join(here, 'README.md'), 'utf8');
  for (const name of names) expect(readme).toContain(`](${name})`);
});

it('a cell that throws fails its notebook', async () => {
  await expect(run([{ cell_type: 'code', source: ["throw new Error('no');"] }])).rejects.toThrow('no');
});
