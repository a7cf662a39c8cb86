import { apply } from './encoder-layers.ts';
import { type EncoderBuilder } from './encoder-shape.ts';
import { wordVectors } from './word-vectors.ts';

/** The last state of a gated recurrent unit (Cho et al. 2014) that reads the words in their order. */
export const gruEncoder: EncoderBuilder = (tf, { vocabulary, length, width, seed }) => {
  const words = tf.input({ shape: [length], dtype: 'int32' });
  const vectors = apply(wordVectors(tf, { ids: vocabulary, width, seed, masked: true }), words);
  const outputs = apply(
    tf.layers.gru({
      units: width,
      kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }),
      recurrentInitializer: tf.initializers.glorotUniform({ seed: seed + 2 }),
    }),
    vectors,
  );
  return tf.model({ inputs: words, outputs });
};
