import type { LayersModel, Tensor2D } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { noTensorflow, tf } from '../native.fixture.ts';
import { encoders } from './encoders.ts';

const shape = { vocabulary: 20, width: 8, seed: 1 };
const text = [7, 3, 11];

/** What a model gives for texts, each padded to the model's length. */
function encode(model: LayersModel, ...texts: number[][]): number[] {
  const length = model.inputs[0].shape[1]!;
  const rows = texts.map((words) => [...words, ...new Array<number>(length - words.length).fill(0)]);
  return tf.tidy(() => [...(model.apply(tf.tensor2d(rows, undefined, 'int32')) as Tensor2D).dataSync()]);
}

describe.skipIf(noTensorflow).each(Object.entries(encoders))('encoder %s', (_, build) => {
  const built = (length: number, seed = 1) => build(tf, { ...shape, length, seed }) as LayersModel;

  it('maps texts to d numbers, each text on its own', () => {
    const model = built(6);
    const [first, second] = [encode(model, text), encode(model, [2, 2])];
    expect(first).toHaveLength(shape.width);
    expect(first.every(Number.isFinite)).toBe(true);
    const close = [...first, ...second].map((value) => expect.closeTo(value, 5));
    expect(encode(model, text, [2, 2])).toEqual(close);
  });

  it('gives the same for any padding', () => {
    const expected = encode(built(6), text).map((value) => expect.closeTo(value, 5));
    expect(encode(built(12), text)).toEqual(expected);
  });

  it('reads the order of the words', () => {
    const model = built(6);
    expect(encode(model, [3, 7, 11])).not.toEqual(encode(model, text));
  });

  it('gives finite numbers for a text without words', () => {
    expect(encode(built(6), []).every(Number.isFinite)).toBe(true);
  });

  it('begins with weights that the seed decides', () => {
    expect(encode(built(6), text)).toEqual(encode(built(6), text));
    expect(encode(built(6, 2), text)).not.toEqual(encode(built(6), text));
  });
});
