import { type WordSequences } from '@owlery/data';
import { type Engine, type EngineOptions } from '@owlery/training';
import { loadEncoder } from './encoders/load-encoder.ts';
import { BagEngine } from './engine/bag-engine.ts';
import { EncoderEngine } from './engine/encoder-engine.ts';
import { loadTensorflow } from './load-tensorflow.ts';

/** Words that an encoder reads of a text, at most, unless it is of a fixed length. */
const mostWords = 16;

/**
 * Makes the engine `tfjs` of a configuration: a bag of features with tables of zeros, or an encoder with
 * weights as its builder made them.
 *
 * @throws {TensorflowError} where native TensorFlow is not set up.
 * @throws {RangeError} for an encoder that cannot be, or data without word sequences.
 *
 * @example
 * ```ts
 * const config = { ...defaultTrainingConfig, engine: 'tfjs' } as const;
 * const { metrics } = await train({ config, data, makeEngine: makeTensorflowEngine });
 * ```
 */
export async function makeTensorflowEngine(options: EngineOptions): Promise<Engine> {
  const { config, data, shape } = options;
  const tf = loadTensorflow(config.threads);
  if (config.encoder === undefined) return new BagEngine(tf, options);
  const { sequences } = data.train;
  if (sequences === undefined)
    throw new RangeError(
      `an encoder reads words in their order, and data set ${data.name} has bags of features only`,
    );
  const length = Math.min(mostWords, longestText(sequences));
  const asked = { vocabulary: shape.features, length, width: shape.width, seed: config.seed };
  const model = await loadEncoder(tf, config.encoder, asked);
  // A model of a fixed length reads so many words.
  return new EncoderEngine(tf, options, model, model.inputs[0].shape[1] ?? length);
}

function longestText({ rowStarts }: WordSequences): number {
  let longest = 1;
  for (let r = 1; r < rowStarts.length; r++) longest = Math.max(longest, rowStarts[r] - rowStarts[r - 1]);
  return longest;
}
