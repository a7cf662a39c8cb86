import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { writeAtomically } from './internal/write-atomically.ts';
import { readExtremeFile } from './read-extreme-file.ts';
import { writeExtremeFile } from './write-extreme-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'owlery-'));
afterAll(() => rmSync(folder, { recursive: true }));

const split = {
  features: {
    rows: 4,
    columns: 6,
    rowStarts: Uint32Array.of(0, 2, 3, 3, 3),
    columnIds: Uint32Array.of(1, 5, 0),
    values: Float32Array.of(1, 0.1, -1e-10),
  },
  labels: {
    points: 4,
    labels: 3,
    rowStarts: Uint32Array.of(0, 2, 2, 3, 3),
    labelIds: Uint32Array.of(0, 2, 1),
  },
};
const text = '4 6 3\n0,2 1:1 5:0.1\n 0:-1e-10\n1\n \n';

describe('writeExtremeFile', () => {
  it('writes text, and gzip by the name', async () => {
    await writeExtremeFile(join(folder, 'a.txt'), split);
    await writeExtremeFile(join(folder, 'a.txt.gz'), split);
    expect(readFileSync(join(folder, 'a.txt'), 'latin1')).toBe(text);
    expect(gunzipSync(readFileSync(join(folder, 'a.txt.gz'))).toString('latin1')).toBe(text);
  });

  it('is undone by readExtremeFile, bit by bit', async () => {
    const anyFloat = fc.float({ noNaN: true, noDefaultInfinity: true });
    const value = fc.oneof(
      anyFloat,
      fc.nat(1e8).map(Math.fround),
      fc.constantFrom(0, -0, 2 ** -149, 16777216),
    );
    const ids = (most: number) =>
      fc.uniqueArray(fc.nat(most - 1), { maxLength: 8 }).map((ids) => ids.sort((a, b) => a - b));
    const point = fc.record({
      labels: ids(9),
      features: ids(4000),
      values: fc.array(value, { minLength: 8, maxLength: 8 }),
    });
    const starts = (rows: readonly number[][]) => {
      let sum = 0;
      return Uint32Array.from([0, ...rows.map((row) => (sum += row.length))]);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(point, { maxLength: 20 }),
        fc.constantFrom('b.txt', 'b.txt.gz'),
        async (points, name) => {
          const features = {
            rows: points.length,
            columns: 4000,
            rowStarts: starts(points.map(({ features }) => features)),
            columnIds: Uint32Array.from(points.flatMap(({ features }) => features)),
            values: Float32Array.from(
              points.flatMap(({ features, values }) => values.slice(0, features.length)),
            ),
          };
          const labels = {
            points: points.length,
            labels: 9,
            rowStarts: starts(points.map(({ labels }) => labels)),
            labelIds: Uint32Array.from(points.flatMap(({ labels }) => labels)),
          };
          await writeExtremeFile(join(folder, name), { features, labels });
          const read = await readExtremeFile(join(folder, name));
          expect(read).toEqual({ points: points.length, features, labels, linesSorted: 0 });
          expect(new Uint32Array(read.features.values.buffer)).toEqual(
            new Uint32Array(features.values.buffer),
          );
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  const { features, labels } = split;
  it.each([
    [
      'points',
      { features: { ...features, rows: 3 }, labels },
      'features have 3 rows, but there are labels for 4 points',
    ],
    [
      'NaN',
      { features: { ...features, values: Float32Array.of(1, NaN, 3) }, labels },
      'feature 5 has the value NaN; values must be finite',
    ],
    [
      'too few values',
      { features: { ...features, values: Float32Array.of(1) }, labels },
      'there are 3 column ids, but 1 values',
    ],
    [
      'an id too large',
      { features: { ...features, columns: 5 }, labels },
      'feature 5 in row 0 must be from 2 to 4: ids ascend below 5',
    ],
    [
      'labels out of order',
      { features, labels: { ...labels, labelIds: Uint32Array.of(2, 0, 1) } },
      'label 0 in row 0 must be from 3 to 2: ids ascend below 3',
    ],
    [
      'a repeated label',
      { features, labels: { ...labels, labelIds: Uint32Array.of(1, 1, 1) } },
      'label 1 in row 0 must be from 2 to 2: ids ascend below 3',
    ],
    [
      'offsets',
      { features, labels: { ...labels, rowStarts: Uint32Array.of(0, 2, 2, 3) } },
      'label rowStarts must be 5 offsets from 0 to 3',
    ],
    [
      'falling offsets',
      { features, labels: { ...labels, rowStarts: Uint32Array.of(0, 2, 1, 3, 3) } },
      'label rowStarts fall after row 1',
    ],
  ])('refuses %s and writes nothing', async (_, bad, message) => {
    await expect(writeExtremeFile(join(folder, 'bad.txt'), bad)).rejects.toThrow(new RangeError(message));
    expect(existsSync(join(folder, 'bad.txt'))).toBe(false);
  });

  it('fails in a folder that is not there', async () => {
    await expect(writeExtremeFile(join(folder, 'none', 'a.txt'), split)).rejects.toThrow('ENOENT');
  });
});

describe('writeAtomically', () => {
  function* failing() {
    yield Buffer.from('half');
    throw new Error('the source broke');
  }

  it.each(['old.txt', 'old.txt.gz'])('leaves %s as it was when the source breaks', async (name) => {
    const path = join(folder, name);
    writeFileSync(path, 'whole');
    const before = readdirSync(folder);
    await expect(writeAtomically(path, failing())).rejects.toThrow('the source broke');
    expect(readFileSync(path, 'latin1')).toBe('whole');
    expect(readdirSync(folder)).toEqual(before);
  });
});
