import { type Dataset } from '@owlery/data';
import { createEngine } from './create-engine.ts';
import { type Engine } from './engines/engine.ts';
import { type EngineMaker, engineOptions } from './engines/engine-options.ts';
import { type LabelSampler } from './planning/sampling.ts';
import { type TrainingConfig } from './training-config.ts';

/**
 * The engine a configuration asks for, of this room or by a maker from another.
 *
 * @param makers.makeEngine makes the engine `tfjs`; the others need none.
 */
export async function openEngine(
  config: TrainingConfig,
  data: Dataset,
  sampler: LabelSampler,
  { timed, makeEngine }: { readonly timed?: boolean; readonly makeEngine?: EngineMaker | undefined },
): Promise<Engine> {
  if (config.engine !== 'tfjs' || makeEngine === undefined) return createEngine(config, data, sampler, timed);
  return makeEngine(engineOptions(config, data, sampler, timed));
}
