import { spawn } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleExperiment, exampleRun } from './record.fixture.ts';
import { openStore, type Store, type StoreListing } from './store.ts';
import { StoreError } from './store-error.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'owlery-store-'));
  store = openStore(join(folder, 'runs'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Puts any text where the record `id` would lie. */
async function plant(id: string, text: string, file = 'record.json') {
  await mkdir(join(store.folder, id), { recursive: true });
  await writeFile(join(store.folder, id, file), text);
}

describe('writing and reading', () => {
  it('gives back what was written, in order of creation', async () => {
    const late = exampleRun({ seed: 2 });
    const early = exampleRun({ seed: 1 });
    const experiment = exampleExperiment();
    for (const record of [late, experiment, early]) await store.write(record);
    expect(await store.read(late.id)).toEqual(late);
    expect(await store.list()).toEqual({ records: [early, late, experiment], unfinished: [], problems: [] });
  });

  it('orders instants, not the texts of their offsets', async () => {
    await store.write(exampleRun({}, { id: 'a', createdAt: '2025-01-01T10:00:00+09:00' }));
    await store.write(exampleRun({}, { id: 'b', createdAt: '2025-01-01T02:00:00Z' }));
    expect((await store.list()).records.map((record) => record.id)).toEqual(['a', 'b']);
  });

  it('leaves nothing but the record behind', async () => {
    const path = await store.write(exampleRun());
    expect(await readdir(join(path, '..'))).toEqual(['record.json']);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(exampleRun());
  });

  it('puts the whole file in place at once: by a rename, not by writing where the name leads', async () => {
    const { folder: run, id } = await store.create('run');
    await symlink(join(folder, 'outside'), join(run, 'record.json'));
    await store.write(exampleRun({}, { id }));
    expect(await readdir(folder)).toEqual(['runs']);
    expect(await store.read(id)).toEqual(exampleRun({}, { id }));
  });

  it('never overwrites a record', async () => {
    await store.write(exampleRun());
    await expect(store.write(exampleRun({ dim: 9 }))).rejects.toThrow(
      /exists already; a record is never overwritten/,
    );
    expect(await store.read(exampleRun().id)).toEqual(exampleRun());
  });

  it('refuses what it could not read again, and writes nothing', async () => {
    const broken = exampleRun({}, { metrics: { test: { 'P@1': NaN } } });
    await expect(store.write(broken)).rejects.toThrow(/is not written: .*metrics\.test\.P@1/);
    expect(await store.list()).toEqual({ records: [], unfinished: [], problems: [] });
  });

  it('says why there is no record', async () => {
    await expect(store.read('nobody')).rejects.toThrow(
      `no record at ${join(store.folder, 'nobody', 'record.json')}`,
    );
    await plant('torn', '{"schema": "owle');
    await expect(store.read('torn')).rejects.toThrow(/torn or no JSON/);
  });

  it.each(['../outside', 'a/b', '..', '', '.git'])('lets no id out of its folder: %j', async (id) => {
    const refused = { name: 'RangeError', message: expect.stringContaining('record id') };
    await expect(store.create(id)).rejects.toMatchObject(refused);
    await expect(store.read(id)).rejects.toMatchObject(refused);
    await expect(store.write(exampleRun({}, { id }))).rejects.toMatchObject(refused);
    await expect(store.appendEpoch(id, exampleRun().epochs[0])).rejects.toMatchObject(refused);
    expect(() => store.pathOf(id)).toThrow(RangeError);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('create', () => {
  it('gives everyone who asks a folder of their own', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => store.create('run')));
    expect(made.map(({ id }) => id).sort()).toEqual(['run', 'run-2', 'run-3', 'run-4', 'run-5']);
    expect((await readdir(store.folder)).sort()).toEqual(made.map(({ id }) => id).sort());
  });

  it('names the path that cannot be written', async () => {
    await writeFile(store.folder, 'a file where the store should be');
    for (const attempt of [
      () => store.create('run'),
      () => store.write(exampleRun()),
      () => store.appendEpoch('run', exampleRun().epochs[0]),
      () => store.list(),
    ]) {
      const error = await attempt().catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(StoreError);
      expect((error as StoreError).message).toContain(store.folder);
      expect((error as StoreError).message).toMatch(/^cannot .*\((EEXIST|ENOTDIR)\)$/);
    }
  });
});

describe('listing a store that others have been at', () => {
  it('is empty where there is no store', async () => {
    expect(await store.list()).toEqual({ records: [], unfinished: [], problems: [] });
  });

  it('reports and skips torn, foreign, newer and misplaced files', async () => {
    await store.write(exampleRun());
    const whole = JSON.stringify(exampleRun());
    await plant('empty', '');
    await plant('torn', whole.slice(0, whole.length / 2));
    await plant('foreign', '{"name": "package"}');
    await plant('binary', '\u0000\u0001\u0002');
    await plant('newer', JSON.stringify({ ...exampleRun(), id: 'newer', schema: 'owlery.run/2' }));
    await plant('copy', whole);
    await plant('half', 'x', 'record.json.123456');
    await plant('no id!', whole);
    await writeFile(join(store.folder, 'README'), 'stray');
    await writeFile(join(store.folder, '.DS_Store'), 'hidden files are nobody’s business');
    await mkdir(join(store.folder, 'folder', 'record.json'), { recursive: true });

    const { records, problems } = await store.list();
    expect(records).toEqual([exampleRun()]);
    const reasons = Object.fromEntries(
      problems.map(({ path, reason }) => [path.slice(store.folder.length + 1).split('/')[0], reason]),
    );
    expect(reasons).toEqual({
      README: 'a file in a place for record folders',
      empty: 'empty file',
      torn: expect.stringContaining('torn or no JSON'),
      foreign: expect.stringContaining("no 'schema' field"),
      binary: expect.stringContaining('torn or no JSON'),
      newer: expect.stringContaining("'owlery.run/2' is newer"),
      copy: "holds the record 'run-snm-64-1-1' but lies in the folder 'copy'",
      half: expect.stringContaining('no record.json'),
      'no id!': 'its name is no record id',
      folder: expect.stringContaining('EISDIR'),
    });
  });

  it('lists a run without a record yet as unfinished', async () => {
    const { id } = await store.create('live');
    await store.appendEpoch(id, exampleRun().epochs[0]);
    expect(await store.list()).toEqual({ records: [], unfinished: ['live'], problems: [] });
  });
});

describe('the live log', () => {
  const [first, second] = exampleRun().epochs;

  it('keeps epochs in order, and the later line of a resumed epoch', async () => {
    const { id } = await store.create('run');
    expect(await store.epochs(id)).toEqual([]);
    for (const epoch of [first, second, { ...first, loss: 9 }]) await store.appendEpoch(id, epoch);
    expect(await store.epochs(id)).toEqual([{ ...first, loss: 9 }, second]);
    const lines = (await readFile(join(store.pathOf(id), 'epochs.jsonl'), 'utf8')).split('\n');
    expect(lines.map((line) => line.slice(0, 10))).toEqual(['{"epoch":1', '{"epoch":2', '{"epoch":1', '']);
  });

  it('loses only the line that a kill tore', async () => {
    const { id, folder: run } = await store.create('run');
    await store.appendEpoch(id, first);
    await appendFile(join(run, 'epochs.jsonl'), '{"epoch":2,"lo');
    await store.appendEpoch(id, second);
    await appendFile(join(run, 'epochs.jsonl'), '[]\nnull\n{"epoch":3');
    expect(await store.epochs(id)).toEqual([first, second]);
  });
});

describe('a writer that is killed', () => {
  it('leaves whole records or none', async () => {
    // It ends by itself after 400 records, should nobody kill it.
    const program = `
      import { openStore } from ${JSON.stringify(join(import.meta.dirname, 'store.ts'))};
      const run = ${JSON.stringify(exampleRun())};
      run.config.padding = 'x'.repeat(300_000);
      const store = openStore(${JSON.stringify(store.folder)});
      for (let i = 0; i < 400; i++) await store.write({ ...run, id: 'run-' + i });`;
    const writer = spawn(
      process.execPath,
      ['--conditions=@owlery/source', '--import', 'tsx', '--input-type=module', '-e', program],
      { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const died = new Promise((resolve) => writer.once('exit', (_, signal) => resolve(signal)));
    const torn = ({ problems }: StoreListing) =>
      problems.filter(({ reason }) => !reason.startsWith('no record.json'));
    try {
      // Watch it in full swing, however long it takes to start: no reader ever sees a part of a file.
      for (let seen = 0; seen < 10 && writer.exitCode === null;) {
        const listing = await store.list();
        expect(torn(listing)).toEqual([]);
        seen = listing.records.length;
      }
    } finally {
      writer.kill('SIGKILL');
    }
    expect(await died).toBe('SIGKILL');
    const listing = await store.list();
    expect(listing.records.length).toBeGreaterThanOrEqual(10);
    expect(torn(listing)).toEqual([]);
    expect(listing.problems.length).toBeLessThanOrEqual(1);
  });
});
