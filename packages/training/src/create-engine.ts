import { type Dataset } from '@owlery/data';
import { type Engine } from './engines/engine.ts';
import { engineOptions } from './engines/engine-options.ts';
import { JsEngine } from './engines/js/js-engine.ts';
import { WasmEngine } from './engines/wasm/wasm-engine.ts';
import { type LabelSampler } from './planning/sampling.ts';
import { type TrainingConfig } from './training-config.ts';

/**
 * Makes the engine a configuration asks for, with tables of zeros.
 *
 * @throws {RangeError} for the engine `tfjs`, which is of another room; see `openEngine`.
 */
export function createEngine(
  config: TrainingConfig,
  data: Dataset,
  sampler: LabelSampler,
  timed = false,
): Engine {
  const options = engineOptions(config, data, sampler, timed);
  if (config.engine === 'js') return new JsEngine(options);
  if (config.engine === 'wasm') return new WasmEngine(options);
  throw new RangeError(`engine ${config.engine} is made by makeTensorflowEngine of the room tensorflow`);
}
