import { type RunRecord } from '@owlery/results';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeExampleStore } from '../example-store.fixture.ts';
import { owleryHere, owleryJson } from '../owlery-process.fixture.ts';

let work: string;
let runs: RunRecord[];
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'owlery-runs-'));
  runs = await writeExampleStore(join(work, 'store'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('owlery runs list', () => {
  it('gives records, unfinished runs and what could not be read', async () => {
    expect(await owleryJson(['runs', 'list', '--out', 'store'], work)).toEqual({
      store: 'store',
      records: runs,
      unfinished: ['going'],
      problems: [{ path: join(work, 'store/torn/record.json'), reason: expect.stringContaining('JSON') }],
    });
  });

  it('takes --store for --out and prints a row a run', async () => {
    const { code, stdout, stderr } = await owleryHere(['runs', 'list', '--store', 'store'], work);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').slice(2)).toEqual([
      '| toy-8-1-seed-1 | toy  | SNM(8, 1) |    1 | 61.00 | 30.50 | 20.33 | 2.0     | 2025-03-01 12:00 |',
      '| toy-8-1-seed-2 | toy  | SNM(8, 1) |    2 | 62.00 | 31.00 | 20.67 | 2.0     | 2025-03-02 12:00 |',
      '| toy-8-8-seed-3 | toy  | NS(8)     |    3 | 54.25 | 27.13 | 18.08 | 2.0     | 2025-03-03 12:00 |',
      '| toy-8-8-seed-4 | toy  | NS(8)     |    4 | 55.25 | 27.63 | 18.42 | 2.0     | 2025-03-04 12:00 |',
      'going: unfinished; owlery train --resume store/going goes on',
      expect.stringContaining(`skipped ${join(work, 'store/torn/record.json')}: `),
      '',
    ]);
  });

  it('finds nothing where no run was made yet', async () => {
    expect(await owleryHere(['runs', 'list'], work)).toEqual({
      ...{ code: 0, signal: null, stdout: 'no finished run in runs\n', stderr: '' },
    });
  });
});
