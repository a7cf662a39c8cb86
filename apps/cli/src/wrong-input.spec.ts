import { figures, tables } from '@owlery/figures';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owlery, owleryHere } from './owlery-process.fixture.ts';
import { writeToyFolder } from './toy-folder.fixture.ts';

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'owlery-wrong-'));
  writeToyFolder(join(work, 'toy'));
  writeFileSync(join(work, 'file'), '');
});
afterAll(() => {
  expect(existsSync(join(work, 'runs'))).toBe(false);
  rmSync(work, { recursive: true, force: true });
});

/** The command fails with this code and one message, and leaves nothing behind. */
async function refused(command: string, code: 1 | 2, message: string) {
  const before = readdirSync(work);
  const finished = await owleryHere(command.split(' '), work);
  expect(finished).toEqual({ code, signal: null, stdout: '', stderr: `owlery: ${message}\n` });
  expect(readdirSync(work)).toEqual(before);
}

describe('a wrong call ends with 2', () => {
  const weights = 'weights --negatives 5 --sample 3';
  const train = 'train --data toy --json';
  it.each([
    ['fly', "unknown command 'fly'"],
    ['data fly', "unknown command 'fly'"],
    ['losses --jsn', "unknown option '--jsn' (Did you mean --json?)"],
    ['losses bowl', "too many arguments for 'losses'. Expected 0 arguments but got 1."],
    [`${weights}`, 'option --keep <k> is required'],
    [`${weights} --keep`, "option '--keep <k>' argument missing"],
    [`${weights} --keep 4`, 'keep must be a whole number from 1 to sample = 3, got 4'],
    [`${weights} --keep 0`, '--keep must be a whole number of at least 1, got 0'],
    [`${weights} --keep NaN`, '--keep must be a whole number of at least 1, got NaN'],
    [`${weights} --keep 1e0`, '--keep must be a whole number of at least 1, got 1e0'],
    [
      'weights --negatives 5 --sample 6 --keep 1',
      'sample must be a whole number from 1 to negatives = 5, got 6',
    ],
    [
      'weights --negatives 100000001 --sample 6 --keep 1',
      '--negatives must be a whole number from 1 to 100000000, got 100000001',
    ],
    [`${weights} --keep 1 --head 6`, 'head must be a whole number from 1 to negatives = 5, got 6'],
    [
      `${weights} --keep 1 --scheme fair`,
      '--scheme must be one of without-replacement, with-replacement, distinct, accidental-hits, got fair',
    ],
    [
      'weights --negatives 670090 --sample 2048 --keep 5 --exact --json',
      '--exact would take about 672 seconds for 670090 weights with sample = 2048; at most 30 seconds are allowed: ask for fewer weights (--head) or a smaller sample',
    ],
    [
      'weights --negatives 20000000 --sample 1 --keep 1 --json',
      'at most 10000000 weights are printed, got 20000000; --head m limits them',
    ],
    ['train', 'option --data <name|folder> is required (or --resume <run>)'],
    [
      `${train} --sample 30`,
      'sample must be a whole number from 1 to 29 (the negatives of a point, labels - 1 = 29), got 30',
    ],
    [`${train} --sample 4 --keep 5`, 'keep must be a whole number from 1 to 4 (sample = 4), got 5'],
    [`${train} --keep 0`, '--keep must be a whole number of at least 1, got 0'],
    [
      `${train} --method ns --sample 4 --keep 3`,
      'method ns keeps all sampled negatives: keep must be sample = 4, got 3',
    ],
    [
      `${train} --method full --keep 3`,
      'method full takes both sample and keep, for its order weights, or neither',
    ],
    [`${train} --method sampled`, '--method must be one of snm, ns, full, got sampled'],
    [`${train} --family owl`, '--family must be one of powl, bowl, got owl'],
    [
      `${train} --surrogate hing`,
      '--surrogate must be one of hinge, squared-hinge, logistic, exponential, smoothed-hinge, got hing',
    ],
    [`${train} --learning-rate NaN`, '--learning-rate must be a positive finite number, got NaN'],
    [`${train} --learning-rate Infinity`, '--learning-rate must be a positive finite number, got Infinity'],
    [`${train} --output-learning-rate -1`, '--output-learning-rate must be a positive finite number, got -1'],
    [`${train} --momentum 1`, '--momentum must be a number of at least 0 and below 1, got 1'],
    [`${train} --epochs 1.5`, '--epochs must be a whole number from 1 to 1000000, got 1.5'],
    [`${train} --propensity 0.5`, '--propensity takes two numbers such as 0.55,1.5, got 0.5'],
    [
      'train --resume runs/none',
      'there is no run runs/none; a run is a folder <store>/<id>, and owlery runs list shows them',
    ],
    [
      'train --resume toy',
      'HERE/toy holds no request of owlery train (request.json), so it cannot be resumed',
    ],
    [
      'evaluate runs/none',
      'there is no run runs/none; a run is a folder <store>/<id>, and owlery runs list shows them',
    ],
    ['runs list --out none', 'there is no store folder none'],
    ['table main', 'there is no finished run in runs; owlery train makes one'],
    ['table best', `table must be one of ${tables.map(({ name }) => name).join(', ')}, got best`],
    ['table main --confidence 1', '--confidence must be a number between 0 and 1, got 1'],
    ['figure best', `figure must be one of ${figures.map(({ name }) => name).join(', ')}, all, got best`],
  ])('owlery %s', (command, message) => refused(command, 2, message.replace('HERE', work)));

  it('does not take the name of a data set for a folder', async () => {
    const { code, stdout, stderr } = await owleryHere(['train', '--data', 'wordnet:ancestor'], work);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^owlery: unknown data set "wordnet:ancestor": it is no folder, and the names are .*wordnet:ancestors.*\n$/,
    );
  });

  it('knows the negatives of every point', async () => {
    mkdirSync(join(work, 'pairs'));
    for (const split of ['train', 'test'])
      writeFileSync(join(work, `pairs/${split}.txt`), '2 3 4\n0,3 0:1\n1 1:1\n');
    const call = 'train --data pairs --sampling without-replacement --sample';
    await refused(
      `${call} 3`,
      2,
      'sample must be at most the negatives of every training point, 2 here, got 3',
    );
  });

  it('tells the same as a process of its own', async () => {
    const call = ['train', '--data', 'toy', '--sample', '30', '--json'];
    expect(await owlery(call, work)).toEqual(await owleryHere(call, work));
  });

  it('shows where an error arose only with --verbose', async () => {
    const { code, stderr } = await owlery(['weights', '--keep', '0', '--verbose'], work);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^owlery: --keep must be .*, got 0\nUsageError: .*\n {4}at .*whole-number\.ts:\d+/,
    );
  });
});

describe('bad data end with 1', () => {
  const good = '2 4 3\n0 0:1 1:1\n1,2 2:1\n';
  const folder = (name: string, files: Record<string, string | Buffer>) => {
    mkdirSync(join(work, name));
    for (const [file, content] of Object.entries({ 'test.txt': good, ...files }))
      writeFileSync(join(work, name, file), content);
  };
  it.each([
    [
      'no-train',
      {},
      'no-train: there is no train.txt in no-train; a data folder holds train.txt and test.txt, and optionally dev.txt, labels.txt and features.txt, each plain or .gz',
    ],
    [
      'label-range',
      { 'train.txt': '2 4 3\n0 0:1\n3 2:1\n' },
      'train.txt:3: label 3 is out of range; the header allows 0 to 2',
    ],
    [
      'feature-range',
      { 'train.txt': '2 4 3\n0 4:1\n1 2:1\n' },
      'train.txt:2: feature 4 is out of range; the header allows 0 to 3',
    ],
    [
      'short',
      { 'train.txt': '3 4 3\n0 0:1\n1 2:1\n' },
      'train.txt:3: the file ends after 2 of the 3 points of its header',
    ],
    [
      'long',
      { 'train.txt': '1 4 3\n0 0:1\n1 2:1\n' },
      'train.txt:3: the file goes on after the 1 points of its header',
    ],
    [
      'nan',
      { 'train.txt': '2 4 3\n0 0:1\n1 2:NaN\n' },
      'train.txt:3: feature 2 has the value "NaN"; values are finite 32-bit decimal numbers',
    ],
    [
      'infinite',
      { 'test.txt': '2 4 3\n0 0:1\n1 2:inf\n', 'train.txt': good },
      'test.txt:3: feature 2 has the value "inf"; values are finite 32-bit decimal numbers',
    ],
    [
      'no-header',
      { 'train.txt': '0 0:1\n' },
      'train.txt:1: the header is "0 0:1"; it must be "points features labels", three whole numbers below 2^32',
    ],
    [
      'binary',
      { 'train.txt': Buffer.from('2 4 3\n0 0:1\n\x00\xff\x01 2:1\n', 'latin1') },
      'train.txt:3: "\\x00\\xff\\x01" is no label; labels are whole numbers with single commas between, and a point without labels starts with a space',
    ],
    [
      'empty',
      { 'train.txt': '' },
      'train.txt:1: the file is empty; its first line must be "points features labels"',
    ],
  ])('%s', async (name, files, message) => {
    folder(name, files);
    await refused(`train --data ${name} --sample 1 --epochs 1`, 1, message);
  });

  it('a gzip file that is cut off', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => `${i % 3} ${i % 4}:0.${(7919 * i) % 1000}`);
    const packed = gzipSync(`500 4 3\n${lines.join('\n')}\n`);
    folder('cut', { 'train.txt.gz': packed.subarray(0, packed.length / 2) });
    const { code, stdout, stderr } = await owleryHere(['train', '--data', 'cut', '--sample', '1'], work);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^owlery: train\.txt\.gz:\d+: the gzip stream is truncated after this line\n$/);
  });

  it.each([
    ['/proc/none/runs', 'cannot write to /proc/none/runs: no such file or directory (ENOENT)'],
    ['file/runs', 'cannot write to HERE/file/runs: not a directory (ENOTDIR)'],
    ['file', 'cannot write to the store HERE/file: file already exists (EEXIST)'],
  ])('a store that cannot be written to: %s', (store, message) =>
    refused(`train --data toy --sample 4 --epochs 1 --out ${store}`, 1, message.replace('HERE', work)),
  );
});
