import type { LayersModel, Tensor2D, Variable } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { encoders } from '../encoders/encoders.ts';
import { noTensorflow, tf } from '../native.fixture.ts';
import { encoderGradients } from './encoder-gradients.ts';
import { MiningObjective } from './mining-objective.ts';
import { miningStep } from './mining-step.ts';

const shape = { vocabulary: 9, length: 4, width: 4, seed: 3 };
const words = [
  [1, 2, 3, 0],
  [4, 5, 0, 0],
  [6, 1, 8, 9],
];
const step = miningStep({ positives: [[0], [3], [2, 5]], drawn: [0, 3, 2], sample: [1, 2, 4, 5] });

describe.skipIf(noTensorflow).each(Object.entries(encoders))('SNM on top of %s', (_, build) => {
  it.each([
    ['keeps one', { keep: 1, family: 'bowl' }],
    ['keeps two, pairwise', { keep: 2, family: 'powl' }],
    ['keeps all', { family: 'bowl' }],
  ] as const)('has the gradient that numeric derivatives give, where it %s', (_, options) => {
    const model = build(tf, shape) as LayersModel;
    // Far apart, so that no tie is near.
    const labels = tf.randomNormal([6, 4], 0, 2, 'float32', 8) as Tensor2D;
    const objective = new MiningObjective(tf, { surrogate: 'logistic', ...options });
    const variables = model.trainableWeights.map((weight) => weight.read() as Variable);
    const encode = () => model.apply(tf.tensor2d(words, undefined, 'int32')) as Tensor2D;
    const meanLoss = () =>
      tf.tidy(() => objective.mine(labels, encode(), step).losses.reduce((sum, loss) => sum + loss, 0) / 3);
    const gradients = encoderGradients(
      tf,
      encode,
      (embedded) => objective.mine(labels, embedded, step).gradient,
      model.trainableWeights,
    );
    for (const variable of variables) {
      const values = variable.dataSync().slice();
      const found = gradients[variable.name]?.dataSync() ?? new Float32Array(values.length);
      // The entries with the largest slopes, where float32 tells most.
      const largest = [...found.keys()].sort((a, b) => Math.abs(found[b]) - Math.abs(found[a])).slice(0, 3);
      for (const at of largest) {
        const moved = (by: number) => {
          const changed = values.slice();
          changed[at] += by;
          variable.assign(tf.tensor(changed, variable.shape));
          return meanLoss();
        };
        const numeric = (moved(1e-3) - moved(-1e-3)) / 2e-3;
        expect(Math.abs(found[at] - numeric), variable.name).toBeLessThan(2e-3 + 0.02 * Math.abs(numeric));
      }
      variable.assign(tf.tensor(values, variable.shape));
    }
    expect(Object.values(gradients).some((gradient) => gradient.abs().max().dataSync()[0] > 1e-2)).toBe(true);
  });
});
