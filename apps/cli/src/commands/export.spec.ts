import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owleryHere, owleryJson } from '../owlery-process.fixture.ts';
import { toySizes, writeToyFolder } from '../toy-folder.fixture.ts';

let work: string;
let id: string;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'owlery-export-'));
  const data = writeToyFolder(join(work, 'toy'));
  const settings = ['--sample', '6', '--keep', '2', '--dim', '8', '--epochs', '1'];
  ({ id } = await owleryJson<{ id: string }>(['train', '--data', data, ...settings], work));
}, 30_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const call = (...args: string[]) => owleryHere(['export', id, ...args], work);

describe('owlery export', () => {
  it('writes the parameters and says what they are', async () => {
    const finished = await call('--format', 'safetensors', '--out', 'models/toy.safetensors', '--json');
    expect(finished).toMatchObject({ code: 0, stderr: '' });
    const file = join(work, 'models/toy.safetensors');
    expect(JSON.parse(finished.stdout)).toEqual({
      ...{ id, epochs: 1, format: 'safetensors', file, bytes: statSync(file).size },
      tables: [
        { name: 'features', rows: toySizes.features, columns: 8 },
        { name: 'labels', rows: toySizes.labels, columns: 8 },
      ],
    });
    const bytes = readFileSync(file);
    const header = JSON.parse(bytes.toString('utf8', 8, 8 + Number(bytes.readBigUInt64LE(0)))) as object;
    expect(header).toMatchObject({ labels: { dtype: 'F32', shape: [toySizes.labels, 8] } });
    const text = await call('--format', 'csv', '--out', 'toy.csv');
    expect(text.stdout).toMatch(
      / after 1 epochs: features 50 × 8, labels 30 × 8, [\d,]+ bytes in .*toy\.csv\n$/,
    );
    expect(readFileSync(join(work, 'toy.csv'), 'utf8').trim().split('\n')).toHaveLength(81);
  });

  it('refuses what cannot be, and leaves nothing behind', async () => {
    const before = readdirSync(work);
    const refused = async (args: string[], code: number, message: string | RegExp) => {
      const finished = await owleryHere(args, work);
      expect(finished).toMatchObject({ code, stdout: '' });
      expect(finished.stderr).toMatch(message);
      expect(readdirSync(work)).toEqual(before);
    };
    await refused(['export', id, '--out', 'x'], 2, 'owlery: option --format <format> is required\n');
    await refused(['export', id, '--format', 'npz'], 2, 'owlery: option --out <file> is required\n');
    await refused(
      ['export', id, '--format', 'hdf5', '--out', 'x'],
      2,
      'owlery: --format must be one of npz, csv, safetensors, onnx, got hdf5\n',
    );
    await refused(['export', 'none', '--format', 'npz', '--out', 'x'], 2, 'owlery: there is no run none;');
    await refused(
      ['export', id, '--format', 'npz', '--out', 'toy'],
      1,
      /cannot write to .*toy: .*\(EISDIR\)\n$/,
    );
    await refused(
      ['export', id, '--format', 'npz', '--out', '/proc/no/x'],
      1,
      'owlery: cannot write to /proc/no',
    );
    const checkpoint = join(work, 'runs', id, 'checkpoint.bin');
    truncateSync(checkpoint, statSync(checkpoint).size - 1);
    await refused(['export', id, '--format', 'onnx', '--out', 'new/x'], 1, /checkpoint\.bin: is cut off: /);
  });
});
