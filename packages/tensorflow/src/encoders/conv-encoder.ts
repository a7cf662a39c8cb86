import { apply, encoderLayers } from './encoder-layers.ts';
import { type EncoderBuilder } from './encoder-shape.ts';
import { wordVectors } from './word-vectors.ts';

/** Convolution over windows of 3 words, ReLU, the maximum over the text, and a linear map (Kim 2014). */
export const convEncoder: EncoderBuilder = (tf, { vocabulary, length, width, seed }) => {
  const words = tf.input({ shape: [length], dtype: 'int32' });
  const vectors = apply(wordVectors(tf, { ids: vocabulary, width, seed }), words);
  const windows = apply(
    tf.layers.conv1d({
      ...{ filters: 2 * width, kernelSize: 3, padding: 'same', activation: 'relu' },
      kernelInitializer: tf.initializers.heNormal({ seed: seed + 1 }),
    }),
    vectors,
  );
  const strongest = apply(encoderLayers(tf).overWords('max'), windows, words);
  const kernelInitializer = tf.initializers.glorotUniform({ seed: seed + 2 });
  const outputs = apply(tf.layers.dense({ units: width, kernelInitializer }), strongest);
  return tf.model({ inputs: words, outputs });
};
