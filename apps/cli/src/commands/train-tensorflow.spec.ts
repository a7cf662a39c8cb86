import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { owleryHere, owleryJson } from '../owlery-process.fixture.ts';
import { writeToyFolder } from '../toy-folder.fixture.ts';

interface Run {
  id: string;
  config: { engine: string; encoder?: string };
  metrics: { test: Record<string, number> };
}

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'owlery-tensorflow-'));
  writeToyFolder(join(work, 'toy'));
  writeFileSync(join(work, 'encoder.mjs'), 'export default () => 1;');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const small = ['--sample', '6', '--epochs', '2', '--batch', '16', '--dim', '8'];

const missing = await import('@owlery/tensorflow').then(({ loadTensorflow }) => {
  try {
    loadTensorflow();
    return false;
  } catch {
    console.warn('native TensorFlow is not set up, so its tests are skipped; npm run setup:tensorflow');
    return true;
  }
});

describe('owlery train with native TensorFlow', () => {
  it.each([
    [
      '--encoder rnn',
      '--encoder must be one of bag, conv, gru, transformer, or the path of a file or saved model, got rnn',
    ],
    ['--encoder bag --engine wasm', 'an encoder is trained by the engine tfjs, got wasm'],
    ['--encoder bag --hidden 4', 'an encoder takes no hidden layer: hidden must be 0, got 4'],
    ['--engine tensor', '--engine must be one of wasm, js, tfjs, auto, got tensor'],
  ])('refuses %s', async (options, message) => {
    const { code, stderr } = await owleryHere(['train', '--data', 'toy', ...options.split(' ')], work);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `owlery: ${message}\n` });
  });

  it('says what to run where it is not set up, and leaves no run', async () => {
    const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
    const load = loader._load;
    const spy = vi.spyOn(loader, '_load').mockImplementation(function (this: unknown, name, ...rest) {
      if (name === '@tensorflow/tfjs-node') throw new Error('no library');
      return load.call(this, name, ...rest);
    });
    const before = readdirSync(work);
    const { code, stderr } = await owleryHere(['train', '--data', 'toy', '--engine', 'tfjs', ...small], work);
    spy.mockRestore();
    expect(code).toBe(1);
    expect(stderr).toBe(
      'owlery: the native TensorFlow backend is not set up here; run: npm run setup:tensorflow (no library)\n',
    );
    expect(readdirSync(work)).toEqual(before);
  });

  it.skipIf(missing)('refuses data without words in their order', async () => {
    const { code, stderr } = await owleryHere(
      ['train', '--data', 'toy', '--encoder', 'encoder.mjs', ...small],
      work,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^owlery: an encoder reads words in their order, and data set toy has bags/);
  });

  it.skipIf(missing)('trains by the engine tfjs, which the record tells', async () => {
    const run = await owleryJson<Run>(['train', '--data', 'toy', '--engine', 'tfjs', ...small], work);
    expect(run.config).toMatchObject({ engine: 'tfjs' });
    const plain = await owleryJson<Run>(['train', '--data', 'toy', '--engine', 'auto', ...small], work);
    expect(plain.config).toMatchObject({ engine: 'wasm' });
    expect(run.metrics.test['P@5']).toBeCloseTo(plain.metrics.test['P@5'], 1);
  });

  it.skipIf(missing)(
    'trains an encoder of the words of WordNet, which can be measured again',
    async () => {
      const short = ['--batch', '8192', '--epochs', '1', '--dim', '4'];
      const run = await owleryJson<Run>(
        ['train', '--data', 'wordnet:hypernyms', '--encoder', 'bag', ...short],
        work,
      );
      expect(run.config).toMatchObject({ engine: 'tfjs', encoder: 'bag' });
      const measured = await owleryJson<Run>(['evaluate', join('runs', run.id)], work);
      expect(measured.metrics.test).toEqual(run.metrics.test);
    },
    300_000,
  );
});
