import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ParameterTable } from '../engines/engine.ts';
import { defaultTrainingConfig } from '../training-config.ts';
import {
  readCheckpoint,
  readCheckpointHeader,
  readCheckpointTable,
  writeCheckpoint,
} from './checkpoint-file.ts';
import { type CheckpointHeader, checkpointSchema } from './checkpoint-header.ts';
import { parameterChecksum } from './parameter-checksum.ts';
import { previousCheckpointPath } from './previous-checkpoint.ts';

/** A table of 3 numbers a row, 4 apart; the padding holds what must not be stored. */
function table(name: string, rows: number, fill: (r: number, c: number) => number): ParameterTable {
  const values = new Float32Array(rows * 4).fill(99);
  for (let r = 0; r < rows; r++) for (let c = 0; c < 3; c++) values[r * 4 + c] = fill(r, c);
  return { name, rows, columns: 3, stride: 4, values, role: 'parameter' };
}

const written = [table('features', 5, (r, c) => r + c / 10), table('labels', 2, (r, c) => -r - c)];
const progress = {
  epochs: [],
  step: 7,
  partial: { lossSum: 0.1, examples: 3, seconds: 0, scoredLabels: 0, keptNegatives: 0, updatedRows: 0 },
};
const header: CheckpointHeader = {
  schema: checkpointSchema,
  config: defaultTrainingConfig,
  data: { name: 'small', checksum: 'abc' },
  progress,
  // Two rows of a table a block.
  blockBytes: 30,
  tables: written.map(({ name, rows, columns }) => ({ name, rows, columns })),
};

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'owlery-checkpoint-'));
  path = join(folder, 'checkpoint.bin');
  await writeCheckpoint(path, header, written);
});
afterAll(() => rm(folder, { recursive: true }));

const empty = () => [table('features', 5, () => 0), table('labels', 2, () => 0)];

/** The layout of the fixture: 3 blocks of features (2, 2 and 1 rows), 1 of labels. */
const blockSizes = [24, 24, 12, 24].map((bytes) => bytes + 32);
const startOf = (size: number, block: number) =>
  size - blockSizes.slice(block).reduce((sum, bytes) => sum + bytes, 0);

describe('a checkpoint', () => {
  it('comes back as it was written, padding left alone', async () => {
    const read = empty();
    expect(await readCheckpoint(path, read)).toEqual(header);
    expect(read.map(({ values }) => [...values])).toEqual(written.map(({ values }) => [...values]));
    expect(parameterChecksum(read)).toBe(parameterChecksum(written));
    expect(await readdir(folder)).toEqual(['checkpoint.bin']);
  });

  it('is refused when cut off anywhere, with the sizes', async () => {
    const bytes = await readFile(path);
    for (const size of [0, 5, 11, 40, bytes.length - 33, bytes.length - 1]) {
      const cut = join(folder, 'cut.bin');
      await writeFile(cut, bytes);
      await truncate(cut, size);
      await expect(readCheckpoint(cut, empty()), `${size} bytes`).rejects.toThrow(/cut\.bin: is cut off/);
    }
    await rm(join(folder, 'cut.bin'));
  });

  it('is refused when any byte is changed', async () => {
    const bytes = await readFile(path);
    const damaged = join(folder, 'damaged.bin');
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] ^= 0x10;
      await writeFile(damaged, changed);
      await expect(readCheckpoint(damaged, empty()), `byte ${at}`).rejects.toThrow(/damaged\.bin: /);
    }
    await rm(damaged);
  });

  it('names the block that is damaged: its place, its rows and its table', async () => {
    const bytes = await readFile(path);
    const damaged = join(folder, 'damaged.bin');
    const named = [
      'block 1 of 4 (rows 0 to 1 of features,',
      'block 2 of 4 (rows 2 to 3 of features,',
      'block 3 of 4 (rows 4 to 4 of features,',
      'block 4 of 4 (rows 0 to 1 of labels,',
    ];
    for (const [block, place] of named.entries()) {
      const changed = Buffer.from(bytes);
      const start = startOf(bytes.length, block);
      changed[start + 5] ^= 1;
      await writeFile(damaged, changed);
      await expect(readCheckpoint(damaged, empty())).rejects.toThrow(
        `${damaged}: ${place} from byte ${start}) is damaged: its checksum does not match`,
      );
    }
    await rm(damaged);
  });

  it('takes no block from another place or another checkpoint', async () => {
    const bytes = await readFile(path);
    const other = join(folder, 'other.bin');
    const [first, second] = [0, 1].map((block) => startOf(bytes.length, block));
    const swapped = Buffer.from(bytes);
    bytes.copy(swapped, first, second, second + blockSizes[1]);
    bytes.copy(swapped, second, first, first + blockSizes[0]);
    await writeFile(other, swapped);
    await expect(readCheckpoint(other, empty())).rejects.toThrow('block 1 of 4');
    await writeCheckpoint(other, { ...header, progress: { ...progress, step: 8 } }, written);
    const mixed = await readFile(other);
    bytes.copy(mixed, second, second, second + blockSizes[1]);
    await writeFile(other, mixed);
    await expect(readCheckpoint(other, empty())).rejects.toThrow('block 2 of 4');
    await rm(other);
  });

  it('gives a part of its tables, and one of them in pieces of rows', async () => {
    const [labels] = [table('labels', 2, () => 0)];
    await readCheckpoint(path, [labels], true);
    expect(labels.values).toEqual(written[1].values);
    const pieces: number[][] = [];
    for await (const piece of readCheckpointTable(path, 'features')) {
      pieces.push([...new Float32Array(Uint8Array.from(piece).buffer)]);
    }
    const rows = [0, 1, 2, 3, 4].map((r) => [...written[0].values.subarray(4 * r, 4 * r + 3)]);
    expect(pieces).toEqual([rows.slice(0, 2).flat(), rows.slice(2, 4).flat(), rows[4]]);
  });

  it('keeps the one before it, when asked', async () => {
    const own = join(folder, 'kept');
    await mkdir(own);
    const last = join(own, 'checkpoint.bin');
    const at = (step: number) => ({ ...header, progress: { ...progress, step } });
    for (const step of [1, 2, 3]) await writeCheckpoint(last, at(step), written, true);
    await writeCheckpoint(last, at(4), written);
    expect((await readCheckpointHeader(last)).progress.step).toBe(4);
    expect((await readCheckpointHeader(previousCheckpointPath(last))).progress.step).toBe(2);
    expect((await readdir(own)).sort()).toEqual(['checkpoint.bin', 'checkpoint.previous.bin']);
    await rm(own, { recursive: true });
  });

  it('is refused for a model of another shape', async () => {
    await expect(readCheckpoint(path, [table('features', 6, () => 0)])).rejects.toThrow(
      `${path}: holds features 5 × 3, labels 2 × 3; the model has features 6 × 3`,
    );
  });

  it('names a file that is not there, or is something else', async () => {
    await expect(readCheckpointHeader(join(folder, 'none.bin'))).rejects.toThrow(
      /none\.bin: cannot be opened: ENOENT/,
    );
    await expect(readCheckpointHeader(new URL(import.meta.url).pathname)).rejects.toThrow(
      'is no checkpoint of Owlery',
    );
  });

  it('leaves the old file whole when a new one cannot be written', async () => {
    const before = await readFile(path);
    const broken = [{ ...written[0], values: null as unknown as Float32Array }];
    await expect(writeCheckpoint(path, header, broken)).rejects.toThrow(
      /checkpoint\.bin: the checkpoint cannot be written/,
    );
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(folder)).toEqual(['checkpoint.bin']);
  });
});
