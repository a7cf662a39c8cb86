import type { layers } from '@tensorflow/tfjs-node';
import { type Tensorflow } from '../load-tensorflow.ts';

/** A table of vectors for ids 0 to `ids`, normal numbers of standard deviation $1/\sqrt d$ at first. */
export function wordVectors(
  tf: Tensorflow,
  { ids, width, seed, masked = false }: { ids: number; width: number; seed: number; masked?: boolean },
): layers.Layer {
  return tf.layers.embedding({
    ...{ inputDim: ids + 1, outputDim: width, maskZero: masked },
    embeddingsInitializer: tf.initializers.randomNormal({ stddev: 1 / Math.sqrt(width), seed }),
  });
}
