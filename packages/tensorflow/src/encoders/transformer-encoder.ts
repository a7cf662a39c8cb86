import { apply, encoderLayers } from './encoder-layers.ts';
import { type EncoderBuilder } from './encoder-shape.ts';
import { wordVectors } from './word-vectors.ts';

/** Heads of the attention: the largest of these that divides the width. */
const headCounts = [4, 2, 1];

/** One block of self-attention and a two-layer map, each added to its input and normalised, then the mean. */
export const transformerEncoder: EncoderBuilder = (tf, { vocabulary, length, width, seed }) => {
  const { overWords, places, selfAttention, wordNorm } = encoderLayers(tf);
  const words = tf.input({ shape: [length], dtype: 'int32' });
  const vectors = apply(places(seed + 1), apply(wordVectors(tf, { ids: vocabulary, width, seed }), words));
  const heads = headCounts.find((count) => width % count === 0)!;
  const attended = apply(selfAttention(heads, seed + 2), vectors, words);
  const first = apply(wordNorm(), apply(tf.layers.add(), vectors, attended));
  const dense = (units: number, own: number) => {
    const kernelInitializer = tf.initializers.glorotUniform({ seed: seed + own });
    return tf.layers.dense({ units, kernelInitializer, ...(own === 6 ? { activation: 'relu' } : {}) });
  };
  const mapped = apply(dense(width, 7), apply(dense(2 * width, 6), first));
  const second = apply(wordNorm(), apply(tf.layers.add(), first, mapped));
  return tf.model({ inputs: words, outputs: apply(overWords('mean'), second, words) });
};
