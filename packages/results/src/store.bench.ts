import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { groupRuns } from './group-runs.ts';
import { exampleRun } from './record.fixture.ts';
import { recordsOf } from './records-of.ts';
import { openStore } from './store.ts';

const runs = 10_000;
const folder = await mkdtemp(join(tmpdir(), 'owlery-bench-'));
for (let i = 0; i < runs; i++) {
  const run = exampleRun({ seed: i % 10, keep: 1 + (i % 64) }, { id: `run-${i}` });
  await mkdir(join(folder, run.id));
  await writeFile(join(folder, run.id, 'record.json'), JSON.stringify(run, null, 2));
}
const { records } = await openStore(folder).list();
afterAll(() => rm(folder, { recursive: true }));

describe(`a store of ${runs} runs`, () => {
  bench('list', async () => void (await openStore(folder).list()), { iterations: 5, warmupIterations: 1 });
  bench('group', () => void groupRuns(recordsOf(records, 'owlery.run/1')), {
    iterations: 5,
    warmupIterations: 1,
  });
});
