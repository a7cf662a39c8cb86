import { datasets } from '@owlery/data';
import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { owleryHere, owleryJson } from '../owlery-process.fixture.ts';
import { toySizes, writeToyFolder } from '../toy-folder.fixture.ts';

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'owlery-data-'));
  writeToyFolder(join(work, 'toy'));
  const points = '2 3 4\n0,3 0:0.5 2:1.25\n1 1:2\n';
  writeToyFolder(join(work, 'packed'));
  for (const split of ['train', 'dev', 'test']) rmSync(join(work, `packed/${split}.txt`));
  for (const split of ['train', 'test'])
    writeFileSync(join(work, `packed/${split}.txt.gz`), gzipSync(points));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('owlery data list', () => {
  it('lists the names that stand for data', async () => {
    const entries = await owleryJson<{ name: string }[]>(['data', 'list']);
    expect(entries).toEqual(
      datasets.map(({ name, title, source, licence }) => ({ name, title, source, licence })),
    );
    expect(entries.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['wordnet:hypernyms', 'wordnet:ancestors']),
    );
  });

  it('prints a row each without --json', async () => {
    const { stdout, stderr } = await owleryHere(['data', 'list'], work);
    expect(stdout).toMatch(/^\| wordnet:ancestors +\| WordNet nouns/m);
    expect(stderr).toBe('');
  });
});

describe('owlery data info', () => {
  it('describes a folder', async () => {
    expect(await owleryJson(['data', 'info', 'toy'], work)).toEqual({
      ...{ name: 'toy', source: join(work, 'toy'), ...toySizes, trainedLabels: 30, labelsPerPoint: 1 },
      ...{ pointsPerLabel: 400 / 30, featuresPerPoint: expect.closeTo(2.98, 1), tailShare: 0 },
      ...{ weighting: 'tf-idf', checksum: expect.stringMatching(/^[0-9a-f]{64}$/), notes: [] },
    });
  });

  it('reads packed files without dev points, and weights as it is told', async () => {
    const info = async (...args: string[]) =>
      JSON.parse((await owleryHere(['data', 'info', 'packed', '--json', ...args], work)).stdout) as object;
    expect(await info()).toMatchObject({ train: 2, dev: 0, test: 2, labelsPerPoint: 1.5, weighting: 'l2' });
    expect(await info('--weighting', 'none')).toMatchObject({ weighting: 'none' });
  });

  it('prints sentences without --json', async () => {
    const { stdout } = await owleryHere(['data', 'info', 'toy'], work);
    expect(stdout).toContain('400 train, 60 dev and 100 test points\n');
    expect(stdout).toContain(
      '\n30 labels, 1.00 a point; 30 have a training point, on average 13.33; 0.0 % of these',
    );
  });

  it('keeps a large folder in a cache, which is made anew with one line when it is damaged', async () => {
    const folder = writeToyFolder(join(work, 'large'), 200);
    for (const split of ['train', 'dev', 'test']) utimesSync(join(folder, `${split}.txt`), 1000, 1000);
    vi.stubEnv('OWLERY_CACHE', join(work, 'cache'));
    const info = () => owleryHere(['data', 'info', 'large', '--json'], work);
    const first = await info();
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const [name, ...others] = readdirSync(join(work, 'cache/data'));
    expect(others).toEqual([]);
    const file = join(work, 'cache/data', name);
    expect(await info()).toEqual(first);
    truncateSync(file, 1000);
    expect(await info()).toEqual({
      ...first,
      stderr: expect.stringMatching(
        /^\S+\.bin, the cache of large, is damaged \(it has 1000 bytes of \d+\); it is made anew\n$/,
      ),
    });
    expect(await info()).toEqual(first);
    vi.unstubAllEnvs();
  });

  it('refuses a weighting for data that have their own', async () => {
    expect(await owleryHere(['data', 'info', 'wordnet:ancestors', '--weighting', 'l2'], work)).toEqual({
      ...{ code: 2, signal: null, stdout: '' },
      stderr: 'owlery: --weighting is for folders; wordnet:ancestors has its own, got l2\n',
    });
  });
});
