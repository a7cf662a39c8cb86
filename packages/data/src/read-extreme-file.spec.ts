import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { DataError } from './data-error.ts';
import { type ExtremeFile, readExtremeFile } from './read-extreme-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'owlery-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string | Buffer, name = 'train.txt'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const plain = ({ points, features, labels, linesSorted }: ExtremeFile) => ({
  points,
  features: {
    ...features,
    rowStarts: [...features.rowStarts],
    columnIds: [...features.columnIds],
    values: [...features.values],
  },
  labels: { ...labels, rowStarts: [...labels.rowStarts], labelIds: [...labels.labelIds] },
  linesSorted,
});

const fixture = '4 6 3\n0,2 1:1 5:2.5\n 0:-1e1\n1\n \n';
const expected = {
  points: 4,
  features: { rows: 4, columns: 6, rowStarts: [0, 2, 3, 3, 3], columnIds: [1, 5, 0], values: [1, 2.5, -10] },
  labels: { points: 4, labels: 3, rowStarts: [0, 2, 2, 3, 3], labelIds: [0, 2, 1] },
  linesSorted: 0,
};

describe('readExtremeFile', () => {
  it('reads labels, features, points without either', async () => {
    expect(plain(await readExtremeFile(file(fixture)))).toEqual(expected);
  });

  it.each([
    ['gzip', gzipSync(fixture)],
    ['several gzip members', Buffer.concat([gzipSync(fixture.slice(0, 9)), gzipSync(fixture.slice(9))])],
    ['CRLF', fixture.replaceAll('\n', '\r\n')],
    ['no final newline', fixture.slice(0, -1)],
    ['empty lines at the end', `${fixture}\n\r\n  \n`],
    ['runs of spaces', '4 6 3 \n0,2  1:1   5:2.5 \n 0:-1e1\n1 \n  \n'],
    ['leading zeros and other spellings', '4 6 3\n00,02 01:1.000 5:+25e-1\n 0:-10.\n1\n \n'],
  ])('reads %s alike', async (_, content) => {
    expect(plain(await readExtremeFile(file(content)))).toEqual(expected);
  });

  it('sorts labels and features that are out of order, and counts the lines', async () => {
    const read = await readExtremeFile(file('3 6 3\n2,0 5:2.5 1:1\n1 0:1\n0 3:1 2:4\n'));
    expect(plain(read)).toEqual({
      points: 3,
      features: {
        rows: 3,
        columns: 6,
        rowStarts: [0, 2, 3, 5],
        columnIds: [1, 5, 0, 2, 3],
        values: [1, 2.5, 1, 4, 1],
      },
      labels: { points: 3, labels: 3, rowStarts: [0, 2, 3, 4], labelIds: [0, 2, 1, 0] },
      linesSorted: 2,
    });
  });

  it('reads a file that has no points', async () => {
    expect(plain(await readExtremeFile(file('0 2 3')))).toMatchObject({
      points: 0,
      labels: { rowStarts: [0] },
    });
  });

  it('agrees with a reader of strings, across blocks of any length', async () => {
    const id = (most: number) =>
      fc.uniqueArray(fc.nat(most - 1), { maxLength: 30 }).map((ids) => ids.sort((a, b) => a - b));
    const value = fc.oneof(
      fc.nat(99),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }),
    );
    const point = fc.tuple(id(50), id(5000)).chain(([labels, features]) =>
      fc.array(value, { minLength: features.length, maxLength: features.length }).map((values) => {
        const entries = features.map((feature, at) => ` ${feature}:${values[at]}`).join('');
        return labels.join(',') + (labels.length + features.length === 0 ? ' ' : entries);
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(point, { maxLength: 20 }), fc.constantFrom(1, 400), async (some, times) => {
        const lines = Array.from({ length: times }, () => some).flat();
        const text = [`${lines.length} 5000 50`, ...lines].join('\n');
        for (const content of [text, gzipSync(text, { level: 1 })]) {
          const { features, labels } = await readExtremeFile(file(content));
          const rows = lines.map((line) => line.split(' '));
          const lists = rows.map(([list]) => (list === '' ? [] : list.split(',').map(Number)));
          const pairs = rows.map(([, ...tokens]) =>
            tokens.filter((token) => token !== '').map((token) => token.split(':')),
          );
          expect(Array.from(labels.labelIds)).toEqual(lists.flat());
          expect(Array.from(features.columnIds)).toEqual(pairs.flat().map(([id]) => Number(id)));
          expect(features.values).toEqual(Float32Array.from(pairs.flat(), ([, text]) => Number(text)));
          expect(Array.from(labels.rowStarts)).toEqual(runningSums(lists));
          expect(Array.from(features.rowStarts)).toEqual(runningSums(pairs));
        }
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('rounds 17 decimals once: 0.51416030526161194 lies just below the midpoint of two float32', async () => {
    const { features } = await readExtremeFile(
      file('1 2 1\n0 0:0.51416030526161194 1:0.51935240626335144\n'),
    );
    expect([...features.values]).toEqual([0.51416030526161194, 0.51935240626335144].map(Math.fround));
  });

  it('reads a line longer than a block', async () => {
    const tokens = Array.from({ length: 400_000 }, (_, id) => `${id}:${id % 7}`);
    const { features } = await readExtremeFile(file(`2 400000 9\n1,2 ${tokens.join(' ')}\n3 5:6\n`));
    expect([...features.rowStarts]).toEqual([0, 400_000, 400_001]);
    expect(features.values.subarray(399_993)).toEqual(
      Float32Array.from([0, 1, 2, 3, 4, 5, 6, 6].map((v, i) => (i < 7 ? (399_993 + i) % 7 : v))),
    );
  });
});

function runningSums(rows: readonly unknown[][]): number[] {
  let sum = 0;
  return [0, ...rows.map((row) => (sum += row.length))];
}

describe('what does not fit', () => {
  const header = '2 6 3\n';
  const noLabel =
    'labels are whole numbers with single commas between, and a point without labels starts with a space';
  const values = 'values are finite 32-bit decimal numbers';
  it.each([
    ['', 'train.txt:1: the file is empty; its first line must be "points features labels"'],
    [
      '\n',
      'train.txt:1: the header is ""; it must be "points features labels", three whole numbers below 2^32',
    ],
    [
      '2 6\n',
      'train.txt:1: the header is "2 6"; it must be "points features labels", three whole numbers below 2^32',
    ],
    [
      '2 -6 3\n',
      'train.txt:1: the header is "2 -6 3"; it must be "points features labels", three whole numbers below 2^32',
    ],
    [
      '2 4294967296 3\n',
      'train.txt:1: the header is "2 4294967296 3"; it must be "points features labels", three whole numbers below 2^32',
    ],
    [
      '\x00\x01\xffPNG\n',
      'train.txt:1: the header is "\\x00\\x01\\xffPNG"; it must be "points features labels", three whole numbers below 2^32',
    ],
    [`${header}3 1:1\n`, 'train.txt:2: label 3 is out of range; the header allows 0 to 2'],
    [
      `${header}0,99999999999 1:1\n`,
      'train.txt:2: label 99999999999 is out of range; the header allows 0 to 2',
    ],
    [`${header}0 1:1\n1 6:1\n`, 'train.txt:3: feature 6 is out of range; the header allows 0 to 5'],
    ['1 0 0\n 0:1\n', 'train.txt:2: feature 0 is out of range; the header allows no features'],
    ['1 2 0\n0 0:1\n', 'train.txt:2: label 0 is out of range; the header allows no labels'],
    [`${header}0 1:nan\n`, `train.txt:2: feature 1 has the value "nan"; ${values}`],
    [`${header}0 1:Infinity\n`, `train.txt:2: feature 1 has the value "Infinity"; ${values}`],
    [`${header}0 1:1e39\n`, `train.txt:2: feature 1 has the value "1e39"; ${values}`],
    [`${header}0 1:\n`, `train.txt:2: feature 1 has the value ""; ${values}`],
    [`${header}0 1:0x1F 2:1\n`, `train.txt:2: feature 1 has the value "0x1F"; ${values}`],
    [`${header}0 1:2:3\n`, `train.txt:2: feature 1 has the value "2:3"; ${values}`],
    [`${header}0 1:5\rx 2:1\n`, 'train.txt:2: "\\x0dx" is no feature; features are written id:value'],
    [`${header}0 1:5\r 2:1\n`, `train.txt:2: "\\x0d" is no feature; features are written id:value`],
    [`${header}0 1\n`, 'train.txt:2: "1" is no feature; features are written id:value'],
    [`${header}0 :1\n`, 'train.txt:2: ":1" is no feature; features are written id:value'],
    [`${header}0 -1:1\n`, 'train.txt:2: "-1:1" is no feature; features are written id:value'],
    [`${header}0 1:1\t2:1\n`, `train.txt:2: feature 1 has the value "1\\x092:1"; ${values}`],
    [`${header}1:1 2:1\n`, `train.txt:2: "1:1" is no label; ${noLabel}`],
    [`${header}0, 1:1\n`, `train.txt:2: "" is no label; ${noLabel}`],
    [`${header}0,,1 1:1\n`, `train.txt:2: "" is no label; ${noLabel}`],
    [`${header}-1 1:1\n`, `train.txt:2: "-1" is no label; ${noLabel}`],
    [
      `${header}0 1:1\n\x7fELF\x02\x01${'\x00'.repeat(60)}\n`,
      `train.txt:3: "\\x7fELF\\x02\\x01${'\\x00'.repeat(34)}…" is no label; ${noLabel}`,
    ],
    [
      `${header}\n0 1:1\n`,
      'train.txt:2: the line is empty; a point with neither labels nor features is a single space',
    ],
    [`${header}1,1 1:1\n`, 'train.txt:2: label 1 occurs twice; a point has each label at most once'],
    [`${header}2,1,2 1:1\n`, 'train.txt:2: label 2 occurs twice; a point has each label at most once'],
    [
      `${header}0 4:1 2:1 4:3\n`,
      'train.txt:2: feature 4 occurs twice; a point has each feature at most once',
    ],
    [`${header}0 1:1\n`, 'train.txt:2: the file ends after 1 of the 2 points of its header'],
    [`${header}`, 'train.txt:1: the file ends after 0 of the 2 points of its header'],
    ['4000000000 6 3\n0 1:1', 'train.txt:2: the file ends after 1 of the 4000000000 points of its header'],
    [`${header}0 1:1\n1\n\n2 1:1\n`, 'train.txt:5: the file goes on after the 2 points of its header'],
  ])('%j', async (content, message) => {
    const path = file(Buffer.from(content, 'latin1'));
    const error: unknown = await readExtremeFile(path).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(DataError);
    expect((error as Error).message).toBe(message);
    expect(error).toMatchObject({ file: path, line: Number(/:(\d+):/.exec(message)![1]) });
  });

  const lines = Array.from({ length: 5000 }, (_, at) => `${at % 3} ${at % 6}:${at}`);
  const packed = gzipSync(`5000 6 3\n${lines.join('\n')}\n`);

  it('a truncated gzip file', async () => {
    const path = file(packed.subarray(0, packed.length - 20), 'train.txt.gz');
    await expect(readExtremeFile(path)).rejects.toThrow(
      /^train\.txt\.gz:\d+: the gzip stream is truncated after this line$/,
    );
  });

  it('a gzip file with only its first bytes', async () => {
    const path = file(packed.subarray(0, 5), 'train.txt.gz');
    await expect(readExtremeFile(path)).rejects.toThrow(
      'train.txt.gz:1: the gzip stream is truncated after this line',
    );
  });

  it('a damaged gzip file', async () => {
    const damaged = Buffer.from(packed);
    damaged[damaged.length - 6] ^= 1;
    const path = file(damaged, 'train.txt.gz');
    await expect(readExtremeFile(path)).rejects.toThrow(
      /^train\.txt\.gz:\d+: the gzip stream is damaged after this line \(incorrect data check\)$/,
    );
  });

  it('a bad line early in a large gzip file', async () => {
    const values = Array.from({ length: 300_000 }, (_, at) => ` ${at}:${Math.imul(at, 0x9e3779b1) >>> 0}`);
    const path = file(gzipSync(`2 300000 3\n9 0:1\n0${values.join('')}\n`), 'train.txt.gz');
    await expect(readExtremeFile(path)).rejects.toThrow('train.txt.gz:2: label 9 is out of range');
    rmSync(path);
  });

  it('a missing file, and a folder', async () => {
    const missing = join(folder, 'none.txt');
    await expect(readExtremeFile(missing)).rejects.toThrow(`none.txt: there is no file ${missing}`);
    await expect(readExtremeFile(folder)).rejects.toThrow(DataError);
  });
});
