import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpointHeader } from './checkpoint/checkpoint-file.ts';
import { previousCheckpointPath } from './checkpoint/previous-checkpoint.ts';
import { evaluateCheckpoint } from './evaluate-checkpoint.ts';
import { smallData } from './small-data.fixture.ts';
import { type TrainingEvent, type TrainingOptions, train } from './train.ts';
import { type TrainingConfig, defaultTrainingConfig } from './training-config.ts';

const data = smallData();
const config: TrainingConfig = {
  ...defaultTrainingConfig,
  ...{ sample: 8, keep: 2, dim: 8, batch: 4, epochs: 3, threads: 2 },
  learningRate: { embedding: 1, output: 0.2 },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'owlery-train-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('train', () => {
  it('gives one checksum for one seed, on any number of threads, and another for another seed', async () => {
    const first = await train({ config, data });
    const again = await train({ config: { ...config, threads: 1 }, data });
    const other = await train({ config: { ...config, seed: 2 }, data });
    expect(first.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(again.checksum).toBe(first.checksum);
    expect(other.checksum).not.toBe(first.checksum);
    const strip = ({ loss, scoredLabels, keptNegatives, updatedRows }: (typeof first.epochs)[number]) => {
      return { loss, scoredLabels, keptNegatives, updatedRows };
    };
    expect(again.epochs.map(strip)).toEqual(first.epochs.map(strip));
  });

  it('learns: the loss falls and the test precision is far above chance', async () => {
    const { epochs, metrics } = await train({ config: { ...config, epochs: 15 }, data });
    expect(epochs[14].loss).toBeLessThan(0.8 * epochs[0].loss);
    expect(metrics.test?.['P@1']).toBeGreaterThan(0.5);
  });

  it('counts scores: the sample and the positive of every example', async () => {
    const { epochs, cost } = await train({ config, data });
    const examples = data.train.points - 1;
    expect(epochs.map((epoch) => epoch.scoredLabels)).toEqual([9, 9, 9].map((scores) => scores * examples));
    expect(cost.scoredLabels).toBe(27 * examples);
  });

  it('reports every step and measures dev after each epoch', async () => {
    const events: TrainingEvent[] = [];
    const { epochs } = await train({ config, data, devLimit: 20, onEvent: (event) => events.push(event) });
    expect(epochs.every((epoch) => epoch.dev?.['P@1'] !== undefined)).toBe(true);
    const last = events.filter(({ kind, epoch }) => kind === 'training' && epoch === 2).at(-1);
    expect(last).toMatchObject({ done: 50, total: 50 });
    expect(events.filter(({ kind }) => kind === 'epoch')).toHaveLength(3);
  });

  it('names the step at which it diverges, and the checkpoint that is left', async () => {
    const path = join(folder, 'diverges.bin');
    const wild = { ...config, surrogate: 'exponential', learningRate: { embedding: 1e6, output: 1e6 } };
    await expect(train({ config: wild, data, checkpoint: { path, everySeconds: 60 } })).rejects.toThrow(
      /^training diverged: the loss of epoch 1, step \d+ is (Infinity|NaN); try a smaller learning rate$/,
    );
    const steady = { ...config, epochs: 1 };
    await train({ config: steady, data, checkpoint: { path, everySeconds: 60 } });
    expect((await readdir(folder)).filter((name) => name.startsWith('diverges'))).toEqual(['diverges.bin']);
  });

  it.each([
    [
      { sample: 30 },
      'sample must be a whole number from 1 to 29 (the negatives of a point, labels - 1 = 29), got 30',
    ],
    [{ keep: 9 }, 'keep must be a whole number from 1 to 8 (sample = 8), got 9'],
    [{ keep: 0 }, 'keep must be a whole number from 1 to 8 (sample = 8), got 0'],
    [{ method: 'ns' as const }, 'method ns keeps all sampled negatives: keep must be sample = 8, got 2'],
    [
      { method: 'full' as const, keep: undefined },
      'method full takes both sample and keep, for its order weights, or neither',
    ],
    [{ surrogate: 'zero-one' }, /^surrogate must be one of hinge, .*got zero-one$/],
    [{ momentum: 1 }, 'momentum must be at least 0 and below 1, got 1'],
    [
      { learningRate: { embedding: NaN, output: 1 } },
      'learning rate of the embedding must be a positive finite number, got NaN',
    ],
    [{ sampling: 'adversarial' }, /^sampling must be one of without-replacement, /],
    [
      { sampling: 'without-replacement', sample: 29 },
      'sample must be at most the negatives of every training point, 27 here, got 29',
    ],
    [{ dim: 2.5 }, 'dim must be a whole number from 1 to 65536, got 2.5'],
    [{ threads: 0 }, 'threads must be a whole number from 1 to 256, got 0'],
    [{ encoder: 'gru' }, 'an encoder is trained by the engine tfjs, got wasm'],
    [
      { encoder: 'gru', engine: 'tfjs' as const, hidden: 3 },
      'an encoder takes no hidden layer: hidden must be 0, got 3',
    ],
    [{ engine: 'tfjs' as const }, 'engine tfjs is made by makeTensorflowEngine of the room tensorflow'],
  ])('refuses %o', async (change, message) => {
    await expect(train({ config: { ...config, ...change } as TrainingConfig, data })).rejects.toThrow(
      message,
    );
  });
});

describe('resuming', () => {
  /** Stops a run by an error thrown after some progress, as a kill would. */
  async function interrupted(
    options: TrainingOptions,
    stopAt: (event: TrainingEvent) => boolean,
  ): Promise<void> {
    const onEvent = (event: TrainingEvent) => {
      if (stopAt(event)) throw new Error('killed');
    };
    await expect(train({ ...options, onEvent })).rejects.toThrow('killed');
  }

  it.each([
    ['between epochs', Infinity, ({ kind, epoch }: TrainingEvent) => kind === 'training' && epoch === 3],
    [
      'within an epoch',
      0,
      ({ kind, epoch, done }: TrainingEvent) => kind === 'training' && epoch === 2 && done > 64,
    ],
  ])('%s gives the bits of an uninterrupted run', async (_, everySeconds, stopAt) => {
    // Enough steps that an epoch takes several chunks.
    const larger = smallData({ points: 500, features: 60, labels: 30 });
    const whole = await train({ config, data: larger, devLimit: 20 });
    const path = join(folder, `resume-${everySeconds}.bin`);
    const options = { config, data: larger, devLimit: 20, checkpoint: { path, everySeconds } };
    await interrupted(options, stopAt);
    const resumed = await train({ ...options, config: { ...config, threads: 1 }, resume: true });
    expect(resumed.checksum).toBe(whole.checksum);
    expect(resumed.metrics).toEqual(whole.metrics);
    const comparable = (epoch: (typeof whole.epochs)[number]) => ({
      ...epoch,
      seconds: 0,
      examplesPerSecond: 0,
    });
    expect(resumed.epochs.map(comparable)).toEqual(whole.epochs.map(comparable));
    const measured = await evaluateCheckpoint({ path, data: larger, split: 'test', threads: 2 });
    expect(measured).toEqual(whole.metrics.test);
  });

  it('from the checkpoint before a damaged one gives the bits of an uninterrupted run', async () => {
    const whole = await train({ config, data });
    const path = join(folder, 'damaged.bin');
    const previous = previousCheckpointPath(path);
    const options = { config, data, checkpoint: { path, everySeconds: Infinity } };
    await interrupted(options, ({ kind, epoch }) => kind === 'training' && epoch === 3);
    const bytes = await readFile(path);
    bytes[bytes.length - 40] ^= 4;
    await writeFile(path, bytes);
    await expect(train({ ...options, resume: true })).rejects.toThrow(
      /damaged\.bin: block .* of label momentum/,
    );
    expect((await readCheckpointHeader(previous)).progress.epochs).toHaveLength(1);
    // The next checkpoint must take the place of the damaged one, not of the one that was resumed from.
    const stop = ({ kind, epoch }: TrainingEvent) => kind === 'training' && epoch === 3;
    await expect(
      train({
        ...{ ...options, resume: 'previous' },
        onEvent(event) {
          if (stop(event)) throw new Error('killed');
        },
      }),
    ).rejects.toThrow('killed');
    expect((await readCheckpointHeader(previous)).progress.epochs).toHaveLength(1);
    expect((await readCheckpointHeader(path)).progress.epochs).toHaveLength(2);
    expect((await train({ ...options, resume: 'previous' })).checksum).toBe(whole.checksum);
  });

  it('refuses a checkpoint of other data', async () => {
    const path = join(folder, 'other-data.bin');
    await train({ config, data, checkpoint: { path, everySeconds: 60 } });
    const other = { ...data, name: 'other', checksum: 'another' };
    await expect(
      train({ config, data: other, checkpoint: { path, everySeconds: 60 }, resume: true }),
    ).rejects.toThrow(
      `${path}: was trained on other data: small, checksum ${data.checksum}; now other, another`,
    );
  });
});
