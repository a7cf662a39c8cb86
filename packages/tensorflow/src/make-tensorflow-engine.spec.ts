import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultTrainingConfig, evaluateCheckpoint, train, type TrainingConfig } from '@owlery/training';
import { synthetic } from '@owlery/data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encoders } from './encoders/encoders.ts';
import { makeTensorflowEngine as makeEngine } from './make-tensorflow-engine.ts';
import { noTensorflow, tf } from './native.fixture.ts';
import { smallTexts } from './small-texts.fixture.ts';

const data = smallTexts(160);
const config: TrainingConfig = {
  ...defaultTrainingConfig,
  ...{ engine: 'tfjs', encoder: 'bag', sample: 6, keep: 1, dim: 8, batch: 16, epochs: 2, threads: 2 },
  ...{ optimiser: 'adagrad', learningRate: { embedding: 0.05, output: 0.3 } },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'owlery-encoders-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(noTensorflow).each(Object.keys(encoders))('training encoder %s', (encoder) => {
  it('learns, leaves no tensor behind, and gives the bits of the seed', async () => {
    const before = tf.memory().numTensors;
    const own = { ...config, encoder };
    const { epochs, metrics } = await train({ config: { ...own, epochs: 10 }, data, makeEngine });
    expect(tf.memory().numTensors).toBe(before);
    expect(epochs[9].loss).toBeLessThan(0.6 * epochs[0].loss);
    expect(metrics.test?.['P@1']).toBeGreaterThan(0.5);
    const bits = async (seed: number) =>
      (await train({ config: { ...own, epochs: 1, seed }, data, makeEngine })).checksum;
    expect(await bits(1)).toBe(await bits(1));
    expect(await bits(1)).not.toBe(await bits(2));
  });

  it('resumes to the bits of an uninterrupted run, which its checkpoint evaluates to', async () => {
    const options = { config: { ...config, encoder }, data, makeEngine };
    const whole = await train(options);
    const path = join(folder, `${encoder}.bin`);
    const checkpoint = { path, everySeconds: 60 };
    const onEvent = ({ kind, epoch }: { kind: string; epoch: number }) => {
      if (kind === 'training' && epoch === 2) throw new Error('killed');
    };
    await expect(train({ ...options, checkpoint, onEvent })).rejects.toThrow('killed');
    const resumed = await train({ ...options, checkpoint, resume: true });
    expect(resumed.checksum).toBe(whole.checksum);
    expect(resumed.metrics).toEqual(whole.metrics);
    expect(await evaluateCheckpoint({ path, data, split: 'test', threads: 2, makeEngine })).toEqual(
      whole.metrics.test,
    );
  });
});

describe.skipIf(noTensorflow)('an encoder of one’s own', () => {
  const build = (width: string) => `export default (tf, { vocabulary, length, width, seed }) => {
    const randomNormal = (seed) => tf.initializers.randomNormal({ stddev: 0.3, seed });
    const model = tf.sequential();
    model.add(tf.layers.embedding({ inputDim: vocabulary + 1, outputDim: 8, inputLength: length, embeddingsInitializer: randomNormal(seed) }));
    model.add(tf.layers.globalAveragePooling1d({}));
    model.add(tf.layers.dense({ units: ${width}, kernelInitializer: randomNormal(seed + 1) }));
    return model;
  };`;

  it('comes from a file, or from the folder of a saved model', async () => {
    const encoder = join(folder, 'my-encoder.mjs');
    await writeFile(encoder, build('width'));
    const own = { ...config, encoder, epochs: 10 };
    const { metrics, checksum } = await train({ config: own, data, makeEngine });
    expect(metrics.test?.['P@1']).toBeGreaterThan(0.5);

    const saved = join(folder, 'saved');
    const { default: model } = (await import(encoder)) as { default: (...given: unknown[]) => unknown };
    const shape = { vocabulary: data.features, length: 6, width: 8, seed: 1 };
    await (model(tf, shape) as InstanceType<typeof tf.LayersModel>).save(`file://${saved}`);
    const again = await train({ config: { ...own, encoder: saved }, data, makeEngine });
    expect(again.checksum).toBe(checksum);
  });

  it('saves and loads with the layers of the room', async () => {
    const saved = join(folder, 'transformer');
    const shape = { vocabulary: data.features, length: 6, width: 8, seed: 1 };
    const model = await encoders['transformer'](tf, shape);
    await model.save(`file://${saved}`);
    const own = { ...config, epochs: 1 };
    const { checksum } = await train({ config: { ...own, encoder: 'transformer' }, data, makeEngine });
    expect((await train({ config: { ...own, encoder: saved }, data, makeEngine })).checksum).toBe(checksum);
  });

  it.each([
    ['wrong.mjs', build('5'), /encoder .*wrong\.mjs must give \[any, dim = 8\], it gives \[any, 5\]/],
    ['none.mjs', 'export const width = 3;', /none\.mjs: its default export must be a function \(tf, shape\)/],
    ['other.mjs', 'export default () => 3;', /other\.mjs: its default export must return a tf\.LayersModel/],
    [
      'broken.mjs',
      'export default () => { throw new Error("no such thing"); };',
      /broken\.mjs: no such thing/,
    ],
    [
      'empty.txt',
      '',
      /^encoder must be one of bag, conv, gru, transformer, a \.ts or \.js file, or the folder/,
    ],
  ])('is refused in one sentence: %s', async (name, text, message) => {
    const encoder = join(folder, name);
    await writeFile(encoder, text);
    await expect(train({ config: { ...config, encoder }, data, makeEngine })).rejects.toThrow(message);
  });

  it('is refused for a folder without a model, and for data that are bags', async () => {
    await expect(train({ config: { ...config, encoder: folder }, data, makeEngine })).rejects.toThrow(
      `${folder} is no saved layers model: `,
    );
    const bags = synthetic({ points: 50, features: 20, labels: 10, nonZeros: 3, seed: 1 });
    await expect(train({ config, data: bags, makeEngine })).rejects.toThrow(
      /^an encoder reads words in their order, and data set .* has bags of features only$/,
    );
  });
});

describe.skipIf(noTensorflow)('divergence', () => {
  it('is told with the step and the last good checkpoint', async () => {
    const path = join(folder, 'diverges.bin');
    const onFirst = { ...config, epochs: 1 };
    await train({ config: onFirst, data, makeEngine, checkpoint: { path, everySeconds: 60 } });
    const wild = { ...config, surrogate: 'exponential', learningRate: { embedding: 1e9, output: 1e9 } };
    const checkpoint = { path, everySeconds: 60 };
    await expect(train({ config: wild, data, makeEngine, checkpoint, resume: true })).rejects.toThrow(
      /^training diverged: the loss of epoch 2, step \d+ is (Infinity|NaN); .* the last good checkpoint is .*diverges\.bin$/,
    );
  });
});
