import { type Engine, type EngineOptions } from '@owlery/training';
import { BagEngine } from './engine/bag-engine.ts';
import { loadTensorflow } from './load-tensorflow.ts';

/**
 * Makes the engine `tfjs` of a configuration, with tables of zeros.
 *
 * @throws {TensorflowError} where native TensorFlow is not set up.
 *
 * @example
 * ```ts
 * const config = { ...defaultTrainingConfig, engine: 'tfjs' } as const;
 * const { metrics } = await train({ config, data, makeEngine: makeTensorflowEngine });
 * ```
 */
export async function makeTensorflowEngine(options: EngineOptions): Promise<Engine> {
  const tf = loadTensorflow(options.config.threads);
  return new BagEngine(tf, options);
}
