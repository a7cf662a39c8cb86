import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readDataFolder } from '../read-data-folder.ts';
import { loadCachedFolder } from './load-cached-folder.ts';

const root = await mkdtemp(join(tmpdir(), 'owlery-cache-'));
afterAll(() => rm(root, { recursive: true }));

let folder: string;
let cache: string;
let notices: string[];
let made = 0;
beforeEach(async () => {
  folder = join(root, `set-${made}`);
  cache = join(root, `cache-${made++}`);
  notices = [];
  await mkdir(folder);
  await put('train.txt', '3 4 3\n0,2 0:1 3:2\n1 1:5\n 2:1 3:1\n');
  await put('test.txt', '1 4 3\n2,0 3:2\n');
  await put('labels.txt', 'owl\nnight\nEule\n');
});

/** Writes a file that seems to have rested for an hour and `seconds`. */
async function put(name: string, text: string, seconds = 0): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, text);
  const time = Date.now() / 1000 - 3600 + seconds;
  await utimes(path, time, time);
}

const load = (weighting?: 'none') =>
  loadCachedFolder(folder, {
    ...{ cache, leastBytes: 0, onNotice: (text: string) => notices.push(text) },
    ...(weighting ? { weighting } : {}),
  });
const cacheFiles = async () => (await readdir(join(cache, 'data')).catch(() => [])).sort();
const onlyFile = async () => join(cache, 'data', (await cacheFiles())[0]);

/** Changes a value in the cache and its checksum alike, so that only reading the cache shows it. */
async function markCache(): Promise<void> {
  const path = await onlyFile();
  const bytes = await readFile(path);
  const header = JSON.parse(bytes.toString('utf8', 44, 44 + bytes.readUInt32LE(8))) as {
    dataset: { notes: string[] };
  };
  header.dataset.notes.push('from the cache');
  const json = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.from(bytes.subarray(0, 44));
  prefix.writeUInt32LE(json.length, 8);
  prefix.set(createHash('sha256').update(json).digest(), 12);
  await writeFile(path, Buffer.concat([prefix, json, bytes.subarray(44 + bytes.readUInt32LE(8))]));
}

describe('a cached data folder', () => {
  it('comes back from the cache to the bit', async () => {
    const read = await readDataFolder(folder);
    expect(await load()).toEqual(read);
    await markCache();
    expect(await load()).toEqual({ ...read, notes: [...read.notes, 'from the cache'] });
    expect(notices).toEqual([]);
  });

  it('keeps dev, names, and a cache for each weighting', async () => {
    await put('dev.txt', '2 4 3\n1 0:1\n \n');
    await put('features.txt', 'a\nb\nc\nd\n');
    for (const weighting of [undefined, 'none'] as const) {
      const read = await readDataFolder(folder, weighting ? { weighting } : {});
      for (let time = 0; time < 2; time++) expect(await load(weighting)).toEqual(read);
    }
    expect(await cacheFiles()).toHaveLength(2);
  });

  it.each([
    ['another size', () => put('test.txt', '1 4 3\n2 3:2\n')],
    ['another time', () => put('test.txt', '1 4 3\n1,0 3:2\n', 1)],
    ['one file more', () => put('features.txt', 'a\nb\nc\nd\n')],
    ['one file less', () => rm(join(folder, 'labels.txt'))],
  ])('is read again after a change: %s', async (_, change) => {
    await load();
    await markCache();
    await change();
    const now = await readDataFolder(folder);
    expect(await load()).toEqual(now);
    // The cache was made anew.
    await markCache();
    expect((await load()).notes).toContain('from the cache');
    expect([await cacheFiles(), notices]).toEqual([[expect.any(String)], []]);
  });

  it('is made anew, with one notice, wherever a byte of the cache is changed or it is cut off', async () => {
    const read = await load();
    const path = await onlyFile();
    const bytes = await readFile(path);
    for (let at = 0; at < bytes.length; at += 5) {
      const changed = Buffer.from(bytes);
      changed[at] ^= 0x20;
      await writeFile(path, at % 2 ? changed : changed.subarray(0, at));
      notices = [];
      expect(await load(), `byte ${at}`).toEqual(read);
      expect(notices).toEqual([
        expect.stringMatching(/\.bin, the cache of .*, is damaged \(.*\); it is made anew$/),
      ]);
    }
    expect(await readFile(path)).toEqual(bytes);
  });

  it('does without a cache that cannot be written', async () => {
    await writeFile(cache, 'a file where the folder should be');
    expect(await load()).toEqual(await readDataFolder(folder));
    expect(notices).toEqual([]);
    expect((await stat(cache)).isFile()).toBe(true);
  });

  it('is not cached while its files are fresh, or small', async () => {
    await writeFile(join(folder, 'test.txt'), '1 4 3\n2,0 3:2\n');
    await load();
    expect(await cacheFiles()).toEqual([]);
    await put('test.txt', '1 4 3\n2,0 3:2\n');
    await loadCachedFolder(folder, { cache });
    expect(await cacheFiles()).toEqual([]);
  });

  it('tells of malformed files as without a cache', async () => {
    await put('test.txt', '1 4 3\n2,0 9:2\n');
    await expect(load()).rejects.toThrow('test.txt:2: feature 9 is out of range; the header allows 0 to 3');
    await expect(loadCachedFolder(join(folder, 'none'), { cache })).rejects.toThrow('there is no folder');
  });
});
