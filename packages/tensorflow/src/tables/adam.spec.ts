import type { Scalar } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { noTensorflow, tf } from '../native.fixture.ts';
import { Adam } from './adam.ts';

describe.skipIf(noTensorflow)('Adam', () => {
  it('does what the library’s own does, at any rate, and remembers it in tables', () => {
    const start = [0.5, -1, 2, 0.1, 3, -0.2];
    const [own, theirs] = ['own', 'theirs'].map((name) =>
      tf.variable(tf.tensor2d(start, [2, 3]), true, name),
    );
    const adam = new Adam(tf, [own]);
    const rates = [0.1, 0.1, 0.02, 0.3, 0.01];
    const reference = tf.train.adam(0.1);
    for (const rate of rates) {
      tf.tidy(() => {
        const loss = () => tf.sum(tf.pow(tf.sub(own, [1, 2, 3]), 2)) as Scalar;
        adam.descend(tf.variableGrads(loss, [own]).grads, rate);
        (reference as unknown as { learningRate: number }).learningRate = rate;
        reference.minimize(() => tf.sum(tf.pow(tf.sub(theirs, [1, 2, 3]), 2)) as Scalar, false, [theirs]);
      });
    }
    const expected = [...theirs.dataSync()];
    expect([...own.dataSync()]).toEqual(expected.map((value) => expect.closeTo(value, 5)));
    expect(expected.some((value, at) => Math.abs(value - start[at]) > 0.1)).toBe(true);
    expect(adam.tables.map(({ name, values }) => [name, values.some((value) => value !== 0)])).toEqual([
      ['encoder steps', true],
      ['encoder 0 mean', true],
      ['encoder 0 square', true],
    ]);
  });

  it('leaves a variable without a gradient', () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    new Adam(tf, [variable]).descend({}, 1);
    expect([...variable.dataSync()]).toEqual([1, 2]);
  });
});
