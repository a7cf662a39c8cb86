import { describe, expect, it } from 'vitest';
import { loadTensorflow, TensorflowError } from './load-tensorflow.ts';
import { noTensorflow, tf } from './native.fixture.ts';

if (noTensorflow)
  console.warn('native TensorFlow is not set up, so its tests are skipped; npm run setup:tensorflow');

describe('loadTensorflow', () => {
  it.skipIf(noTensorflow)('gives one library on the native backend', () => {
    expect(loadTensorflow()).toBe(tf);
    expect(tf.getBackend()).toBe('tensorflow');
    expect([...tf.matMul([[1, 2]], [[3], [4]]).dataSync()]).toEqual([11]);
  });

  it.runIf(noTensorflow)('says what to run where it is not set up', () => {
    expect(() => loadTensorflow()).toThrow(TensorflowError);
    expect(() => loadTensorflow()).toThrow(/run: npm run setup:tensorflow/);
  });
});
