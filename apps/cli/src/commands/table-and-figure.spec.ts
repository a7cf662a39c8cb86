import { figureJson, figures, tables, toCsv, toLatex, toMarkdown } from '@owlery/figures';
import { type RunRecord } from '@owlery/results';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeExampleStore } from '../example-store.fixture.ts';
import { owleryHere, owleryJson } from '../owlery-process.fixture.ts';

let work: string;
let runs: RunRecord[];
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'owlery-report-'));
  runs = await writeExampleStore(join(work, 'store'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const skipped = () =>
  expect.stringMatching(new RegExp(`^skipped ${join(work, 'store/torn/record.json')}: .*\n$`));

describe('owlery table', () => {
  it.each([
    ['md', toMarkdown],
    ['csv', toCsv],
    ['tex', toLatex],
  ])('prints the main table as %s and tells what it skipped', async (format, write) => {
    const finished = await owleryHere(['table', 'main', '--store', 'store', '--format', format], work);
    const expected = write(tables[0].build(runs)).trimEnd();
    expect(finished).toEqual({ code: 0, signal: null, stdout: `${expected}\n`, stderr: skipped() });
    expect(expected).toContain('SNM(8, 1)');
  });

  it('writes a file and says where', async () => {
    const { stdout } = await owleryHere(
      ['table', 'cost', '--store', 'store', '--format', 'csv', '--out', 'a/b'],
      work,
    );
    expect(stdout).toBe('a/b/cost.csv\n');
    const cost = tables.find(({ name }) => name === 'cost')!;
    expect(readFileSync(join(work, 'a/b/cost.csv'), 'utf8')).toBe(toCsv(cost.build(runs)));
  });

  it('leaves no folder when the file cannot be written', async () => {
    const { code, stderr } = await owleryHere(
      ['table', 'main', '--store', 'store', '--out', '/proc/none'],
      work,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('owlery: cannot write to /proc/none: no such file or directory (ENOENT)\n');
  });

  it('lists the tables without a name', async () => {
    const { stdout } = await owleryHere(['table', '--json'], work);
    expect(JSON.parse(stdout)).toEqual(tables.map(({ name, title }) => ({ name, title })));
  });
});

describe('owlery figure', () => {
  const confidence = 0.9;
  it.each(figures.map((figure) => [figure.name, figure] as const))(
    'prints %s for Plotly',
    async (name, figure) => {
      const call = ['figure', name, '--store', 'store', '--format', 'json', '--confidence', '0.9'];
      const { stdout } = await owleryHere(call, work);
      expect(stdout).toBe(figureJson(figure.build(runs, { confidence })));
      expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['data', 'layout']);
    },
  );

  it('writes a file, of which --json tells the path', async () => {
    const { name } = figures[0];
    const call = ['figure', name, '--store', 'store', '--out', 'figures'];
    expect(await owleryJson(call, work)).toEqual({ path: `figures/${name}.json` });
    expect(existsSync(join(work, `figures/${name}.json`))).toBe(true);
  });
});
