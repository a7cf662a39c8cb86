import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { DataError } from './data-error.ts';
import { loadDataset } from './load-dataset.ts';
import { readDataFolder } from './read-data-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'owlery-'));
afterAll(() => rmSync(root, { recursive: true }));

const whole = {
  'train.txt': '3 4 3\n0,1 0:1 1:2\n1 0:1\n0 0:1 2:3\n',
  'test.txt': '2 4 3\n2 1:1 3:5\n0 0:4\n',
};
let folders = 0;

function folder(files: Record<string, string | Buffer>): string {
  const path = join(root, `set${++folders}`);
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return path;
}

describe('readDataFolder', () => {
  it('reads the splits and fits TF-IDF on train', async () => {
    const path = folder(whole);
    const dataset = await readDataFolder(path);
    expect(dataset).toMatchObject({
      name: `set${folders}`,
      features: 4,
      labels: 3,
      weighting: 'tf-idf',
      source: path,
      notes: [],
    });
    expect([dataset.dev, dataset.featureNames, dataset.labelNames]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([dataset.train.name, dataset.train.points, dataset.test.name, dataset.test.points]).toEqual([
      'train',
      3,
      'test',
      2,
    ]);
    // Word 0 is in all three training points, words 1 and 2 in one each, word 3 in none.
    const rare = 1 + Math.log(4 / 2);
    const rows = [[1, (1 + Math.log(2)) * rare], [1], [1, (1 + Math.log(3)) * rare]].map((row) =>
      row.map((value) => value / Math.hypot(...row)),
    );
    expect([...dataset.train.features.values]).toEqual(rows.flat().map((value) => expect.closeTo(value, 6)));
    expect([...dataset.test.features.values]).toEqual([1, 0, 1]);
    expect([...dataset.test.labels.labelIds]).toEqual([2, 0]);
  });

  it('reads packed files, dev and names', async () => {
    const path = folder({
      'train.txt.gz': gzipSync(whole['train.txt']),
      'test.txt': whole['test.txt'],
      'dev.txt.gz': gzipSync('1 4 3\n1 2:2\n'),
      'labels.txt': 'ä\r\nb\r\nc',
      'features.txt.gz': gzipSync('w\nx\n\nz\n'),
      'README.md': 'not read',
    });
    const dataset = await readDataFolder(path);
    expect(dataset.dev).toMatchObject({ name: 'dev', points: 1 });
    expect(dataset.labelNames).toEqual(['ä', 'b', 'c']);
    expect(dataset.featureNames).toEqual(['w', 'x', '', 'z']);
    const { train, test } = await readDataFolder(folder(whole));
    expect([dataset.train, dataset.test]).toEqual([train, test]);
  });

  it('weights as it is told', async () => {
    const counts = folder(whole);
    const valued = folder({ ...whole, 'train.txt': whole['train.txt'].replace('1:2', '1:0.75') });
    const values = async (path: string, options = {}) => [
      ...(await readDataFolder(path, options)).train.features.values,
    ];
    expect(await values(counts, { weighting: 'none' })).toEqual([1, 2, 1, 1, 3]);
    const scaled = [0.8, 0.6, 1, Math.sqrt(0.1), 3 * Math.sqrt(0.1)].map((value) => expect.closeTo(value, 6));
    expect(await values(valued)).toEqual(scaled);
    expect((await readDataFolder(valued)).weighting).toBe('l2');
    expect(await values(valued, { weighting: 'l2' })).toEqual(scaled);
    await expect(readDataFolder(valued, { weighting: 'tf-idf' })).rejects.toThrow(
      'TF-IDF needs counts, whole numbers from 0, got 0.75',
    );
    await expect(readDataFolder(counts, { weighting: 'bm25' as 'none' })).rejects.toThrow(
      new RangeError('weighting must be auto or tf-idf or l2 or none, got bm25'),
    );
  });

  it('has a checksum of the content, whatever its name and packing', async () => {
    const checksum = async (files: Record<string, string | Buffer>) =>
      (await readDataFolder(folder(files))).checksum;
    const one = await checksum(whole);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(
      await checksum({ 'train.txt.gz': gzipSync(whole['train.txt']), 'test.txt': whole['test.txt'] }),
    ).toBe(one);
    const others = await Promise.all([
      checksum({ ...whole, 'test.txt': '2 4 3\n2 1:1 3:5\n1 0:4\n' }),
      checksum({ ...whole, 'test.txt': '2 4 3\n2 1:1 3:5\n0 1:4\n' }),
      checksum({ ...whole, 'train.txt': whole['train.txt'].replace('2:3', '2:4') }),
      checksum({ ...whole, 'train.txt': whole['train.txt'].replace('0:1 1:2', '1:2') }),
      checksum({ ...whole, 'dev.txt': whole['test.txt'] }),
      checksum({ ...whole, 'labels.txt': 'a\nb\nc' }),
      checksum({ ...whole, 'features.txt': 'a\nb\nc\nd' }),
    ]);
    expect(new Set([one, ...others]).size).toBe(8);
  });

  it('notes lines that were out of order', async () => {
    const { notes } = await readDataFolder(folder({ ...whole, 'test.txt': '2 4 3\n2 3:5 1:1\n0 0:4\n' }));
    expect(notes).toEqual(['test.txt: 1 lines had ids out of order; they were sorted.']);
  });
});

const allowed =
  'a data folder holds train.txt and test.txt, and optionally dev.txt, labels.txt and features.txt, each plain or .gz';

describe('a folder that does not fit', () => {
  it.each([
    [
      'no train',
      { 'test.txt': whole['test.txt'] },
      (path: string) => `there is no train.txt in ${path}; ${allowed}`,
    ],
    [
      'no test',
      { 'train.txt': whole['train.txt'] },
      (path: string) => `there is no test.txt in ${path}; ${allowed}`,
    ],
    [
      'train plain and packed',
      { ...whole, 'train.txt.gz': gzipSync(whole['train.txt']) },
      (path: string) => `${path} holds both train.txt and train.txt.gz; keep one of them`,
    ],
  ])('%s', async (_, files, reason) => {
    const path = folder(files);
    const error: unknown = await readDataFolder(path).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(DataError);
    expect(error).toMatchObject({ file: path, line: undefined, message: `set${folders}: ${reason(path)}` });
  });

  it.each([
    [
      'test of other size',
      { 'test.txt': '1 5 3\n0 4:1\n' },
      'test.txt:1: the header says 5 features and 3 labels; that of train says 4 and 3',
    ],
    [
      'dev of other size',
      { 'dev.txt': '1 4 2\n0 3:1\n' },
      'dev.txt:1: the header says 4 features and 2 labels; that of train says 4 and 3',
    ],
    ['no training points', { 'train.txt': '0 4 3\n' }, 'train.txt:1: train must have at least 1 point'],
    ['no test points', { 'test.txt': '0 4 3\n' }, 'test.txt:1: test must have at least 1 point'],
    [
      'no labels',
      { 'train.txt': '1 4 0\n 1:1\n' },
      'train.txt:1: the header must say at least 1 feature and 1 label',
    ],
    [
      'too few label names',
      { 'labels.txt': 'a\nb\n' },
      'labels.txt:2: there are 2 label names, but the header of train says 3 labels',
    ],
    [
      'too many feature names',
      { 'features.txt': 'a\nb\nc\nd\ne\nf\n' },
      'features.txt:5: there are 6 feature names, but the header of train says 4 features',
    ],
    [
      'no label names',
      { 'labels.txt': '' },
      'labels.txt:1: there are 0 label names, but the header of train says 3 labels',
    ],
    [
      'a bad line',
      { 'train.txt': whole['train.txt'].replace('\n1 0:1', '\n1 9:1') },
      'train.txt:3: feature 9 is out of range; the header allows 0 to 3',
    ],
  ])('%s', async (_, files, message) => {
    const error: unknown = await readDataFolder(folder({ ...whole, ...files })).catch(
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(DataError);
    expect((error as Error).message).toBe(message);
  });

  it('damaged names', async () => {
    const path = folder({ ...whole, 'labels.txt.gz': gzipSync('a\nb\nc\n').subarray(0, 15) });
    await expect(readDataFolder(path)).rejects.toThrow(
      /^labels\.txt\.gz: reading failed \(unexpected end of file\)$/,
    );
  });

  it('no folder', async () => {
    const file = join(folder(whole), 'train.txt');
    await expect(readDataFolder(file)).rejects.toThrow(`train.txt: ${file} is no folder; ${allowed}`);
    const missing = join(root, 'none');
    await expect(readDataFolder(missing)).rejects.toThrow(`none: there is no folder ${missing}; ${allowed}`);
  });
});

describe('loadDataset', () => {
  it('loads a folder as it loads a name', async () => {
    const path = folder(whole);
    expect(await loadDataset(path)).toEqual(await readDataFolder(path));
    expect(await loadDataset(path, { weighting: 'none' })).toEqual(
      await readDataFolder(path, { weighting: 'none' }),
    );
  });

  it('names what it does not know and what is allowed', async () => {
    await expect(loadDataset('wordnet')).rejects.toThrow(
      new RangeError(
        'unknown data set "wordnet": it is no folder, and the names are wordnet:hypernyms, wordnet:hypernyms@random, ' +
          'wordnet:hypernyms@lenient, wordnet:ancestors, wordnet:ancestors@random, wordnet:ancestors@lenient, ' +
          'synthetic:small; a folder with train.txt and test.txt in the Extreme Classification text format serves too',
      ),
    );
  });
});
