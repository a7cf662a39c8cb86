import { describe, expect, it } from 'vitest';
import { encoderGradients, MiningObjective, miningStep, RowOptimiser, TensorTable } from './index.ts';
import { noTensorflow, tf } from './native.fixture.ts';

describe.skipIf(noTensorflow)('the loop of one’s own in the README', () => {
  it('learns: the loss of its batch falls, and only sampled labels have moved', () => {
    const kernelInitializer = tf.initializers.glorotUniform({ seed: 1 });
    const encoder = tf.sequential({
      layers: [tf.layers.dense({ units: 8, inputShape: [4], kernelInitializer })],
    });
    const adam = tf.train.adam(0.01);
    const labels = new TensorTable(tf, { name: 'labels', role: 'parameter', rows: 1000, columns: 8 });
    const rows = new RowOptimiser(tf, labels, { optimiser: 'adagrad', momentum: 0, stateName: 'squares' });
    const objective = new MiningObjective(tf, { surrogate: 'hinge', family: 'bowl', keep: 1 });
    const batch = tf.tensor2d([
      [1, 0, 0, 0],
      [0, 1, 0, 1],
    ]);
    const step = miningStep({ positives: [[7], [2, 500]], sample: [1, 2, 9, 33] });
    const losses: number[] = [];
    for (let s = 0; s < 40; s++) {
      tf.tidy(() => {
        const gradients = encoderGradients(
          tf,
          () => encoder.apply(batch),
          (embedded) => {
            const mined = objective.mine(labels.tensor, embedded, step);
            losses.push(mined.losses[0] + mined.losses[1]);
            rows.descend(mined.labels, mined.labelGradients, 0.1);
            return mined.gradient;
          },
          encoder.trainableWeights,
        );
        adam.applyGradients(Object.entries(gradients).map(([name, tensor]) => ({ name, tensor })));
      });
    }
    // Zero rows score 0: the hinge of the positive and of the one kept negative, for two examples.
    expect(losses[0]).toBe(4);
    expect(losses.at(-1)).toBeLessThan(0.5);
    const moved = Array.from({ length: 1000 }, (_, row) => row).filter((row) =>
      labels.values.subarray(8 * row, 8 * row + 8).some((value) => value !== 0),
    );
    expect(moved.filter((label) => ![1, 2, 7, 9, 33].includes(label))).toEqual([]);
    // 500 is a positive of the second example, but was neither drawn nor trained on.
    expect(moved).toContain(7);
  });
});
