import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rankWithCheckpoint } from '../rank-with-checkpoint.ts';
import { smallData } from '../small-data.fixture.ts';
import { train } from '../train.ts';
import { type TrainingConfig, defaultTrainingConfig } from '../training-config.ts';
import { exportCheckpoint, exportFormats } from './export-checkpoint.ts';
import { pythonForExports } from './python.fixture.ts';

const data = smallData({ points: 60, features: 40, labels: 12 });
const config: TrainingConfig = {
  ...defaultTrainingConfig,
  ...{ sample: 6, keep: 2, dim: 5, batch: 8, epochs: 3, threads: 1 },
};
const models: Readonly<Record<string, Partial<TrainingConfig>>> = {
  plain: {},
  normalised: { normalise: true },
  hidden: { hidden: 7, normalise: true, learningRate: { embedding: 0.2, output: 0.1 } },
};

const python = await pythonForExports();
if (typeof python === 'string') console.warn(`exports are not read back by Python: ${python}`);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'owlery-export-'));
  for (const [name, change] of Object.entries(models)) {
    const checkpoint = { path: join(folder, `${name}.bin`), everySeconds: Infinity };
    await train({ config: { ...config, ...change }, data, checkpoint });
    await rm(join(folder, `${name}.previous.bin`));
  }
});
afterAll(() => rm(folder, { recursive: true }));

/** Reads the four files of a model and scores points, by onnxruntime and by NumPy from the tables. */
const program = `
import csv, json, sys
import numpy as np
import onnxruntime
from safetensors import safe_open
stem, points, normalise = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3] == 'true'
tables = dict(np.load(stem + '.npz'))
with safe_open(stem + '.safetensors', 'np') as file:
    metadata = file.metadata()
    tensors = {name: file.get_tensor(name) for name in file.keys()}
rows = {}
with open(stem + '.csv') as file:
    for row in csv.DictReader(file):
        cells = [row[c] for c in row if c not in ('table', 'row') and row[c] != '']
        rows.setdefault(row['table'], []).append([np.float32(cell) for cell in cells])
same = lambda other: sorted(other) == sorted(tables) and all(
    np.array_equal(np.array(other[name], np.float32), tables[name]) for name in tables)
ids = np.array([p['ids'] for p in points], np.int64)
values = np.array([p['values'] for p in points], np.float32)
session = onnxruntime.InferenceSession(stem + '.onnx')
[scores] = session.run(['scores'], {'features': ids, 'values': values})
u = (tables['features'].astype(np.float64)[ids] * values[:, :, None]).sum(1)
if normalise:
    norm = np.linalg.norm(u, axis=1, keepdims=True)
    u = u / np.where(norm > 0, norm, 1)
if 'hidden' in tables:
    u = np.maximum(0, u @ tables['hidden'].T)
print(json.dumps({
    'safetensors': same(tensors), 'csv': same(rows), 'data': metadata['data'],
    'shapes': {name: list(table.shape) for name, table in tables.items()},
    'dtypes': sorted({str(table.dtype) for table in tables.values()}),
    'properties': session.get_modelmeta().custom_metadata_map['data'],
    'onnx': scores.tolist(), 'numpy': (u @ tables['labels'].T).tolist()}))
`;

interface ReadBack {
  onnx: number[][];
  numpy: number[][];
}

/** Points as rows of equal length, filled up with entries of value 0. */
function paddedPoints(): { ids: number[]; values: number[] }[] {
  const { rows, rowStarts, columnIds, values } = data.test.features;
  const lists = Array.from({ length: rows }, (_, i) => ({
    ids: [...columnIds.subarray(rowStarts[i], rowStarts[i + 1])],
    values: [...values.subarray(rowStarts[i], rowStarts[i + 1])],
  }));
  const longest = Math.max(...lists.map(({ ids }) => ids.length));
  const fill = (list: number[]) => [...list, ...Array<number>(longest - list.length).fill(0)];
  return lists.map(({ ids, values }) => ({ ids: fill(ids), values: fill(values) }));
}

describe.skipIf(typeof python === 'string')('an exported model, read by NumPy and onnxruntime', () => {
  it.each(Object.keys(models))(
    'holds the same tables in every format and gives our scores: %s',
    async (name) => {
      const path = join(folder, `${name}.bin`);
      for (const format of exportFormats)
        await exportCheckpoint({ path, format, out: join(folder, `${name}.${format}`) });
      const normalise = String(models[name].normalise ?? false);
      const args = [join(folder, name), JSON.stringify(paddedPoints()), normalise];
      const { onnx, numpy, ...rest } = JSON.parse(
        await (python as Exclude<typeof python, string>)(program, ...args),
      ) as ReadBack;
      const width = name === 'hidden' ? 7 : 5;
      expect(rest).toEqual({
        ...{ safetensors: true, csv: true, data: 'small', properties: 'small', dtypes: ['float32'] },
        shapes: { features: [40, 5], labels: [12, width], ...(name === 'hidden' ? { hidden: [7, 5] } : {}) },
      });
      const points = data.test.points;
      const ours = await rankWithCheckpoint({ path, data, split: 'test', from: 0, to: points, k: 12 });
      ours.labels.forEach((label, at) => {
        const point = Math.floor(at / 12);
        expect(Math.abs(onnx[point][label] - ours.scores[at])).toBeLessThan(1e-5);
        expect(Math.abs(numpy[point][label] - ours.scores[at])).toBeLessThan(1e-5);
      });
      expect(new Set(ours.scores).size).toBeGreaterThan(points);
    },
    60_000,
  );
});

describe('exporting', () => {
  it('gives the same file twice, and none of a damaged checkpoint', async () => {
    const own = await mkdtemp(join(folder, 'own-'));
    const damaged = join(own, 'damaged.bin');
    const bytes = await readFile(join(folder, 'hidden.bin'));
    // In the first block: behind the header, whose length stands in the file.
    bytes[44 + bytes.readUInt32LE(8) + 3] ^= 1;
    await writeFile(damaged, bytes);
    for (const format of exportFormats) {
      const [one, two] = ['one', 'two'].map((name) => join(own, `${name}.${format}`));
      for (const out of [one, two]) await exportCheckpoint({ path: join(folder, 'hidden.bin'), format, out });
      expect((await readFile(one)).equals(await readFile(two))).toBe(true);
      await expect(exportCheckpoint({ path: damaged, format, out: join(own, 'none') })).rejects.toThrow(
        /block 1 of .* is damaged/,
      );
    }
    const left = ['damaged.bin', ...exportFormats.flatMap((format) => [`one.${format}`, `two.${format}`])];
    expect((await readdir(own)).sort()).toEqual(left.sort());
  });
});
