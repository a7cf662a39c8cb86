import { apply, encoderLayers } from './encoder-layers.ts';
import { type EncoderBuilder } from './encoder-shape.ts';
import { wordVectors } from './word-vectors.ts';

/** Hashed pairs of words; equal pairs share a vector. */
const buckets = 8192;

/** Bag of n-grams: the mean vector of the words plus that of the pairs that follow each other. */
export const bagEncoder: EncoderBuilder = (tf, { vocabulary, length, width, seed }) => {
  const { overWords, wordPairs } = encoderLayers(tf);
  const words = tf.input({ shape: [length], dtype: 'int32' });
  const pairs = apply(wordPairs(buckets), words);
  const single = apply(wordVectors(tf, { ids: vocabulary, width, seed }), words);
  const double = apply(wordVectors(tf, { ids: buckets, width, seed: seed + 1 }), pairs);
  const outputs = apply(
    tf.layers.add(),
    apply(overWords('mean'), single, words),
    apply(overWords('mean'), double, pairs),
  );
  return tf.model({ inputs: words, outputs });
};
