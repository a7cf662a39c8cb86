import { type Dataset } from '@owlery/data';
import { createEngine } from './create-engine.ts';
import { type Engine } from './engines/engine.ts';
import { type EngineMaker, engineOptions } from './engines/engine-options.ts';
import { type LabelSampler } from './planning/sampling.ts';
import { checkMemory } from './memory/check-memory.ts';
import { machineMemory } from './memory/machine-memory.ts';
import { type TrainingMemory, trainingMemory } from './memory/training-memory.ts';
import { type TrainingConfig } from './training-config.ts';

export interface EngineSettings {
  readonly timed?: boolean;
  /** Makes the engine `tfjs`; the others need no maker. */
  readonly makeEngine?: EngineMaker | undefined;
  /** Is told what is going to be allocated, before it is. */
  readonly onMemory?: ((memory: TrainingMemory) => void) | undefined;
}

/**
 * The engine a configuration asks for, of this room or by a maker from another.
 *
 * @throws {MemoryError} for what does not fit in memory, before any of it is allocated.
 */
export async function openEngine(
  config: TrainingConfig,
  data: Dataset,
  sampler: LabelSampler,
  { timed, makeEngine, onMemory }: EngineSettings,
): Promise<Engine> {
  const memory = trainingMemory(engineOptions(config, data, sampler, timed));
  onMemory?.(memory);
  checkMemory(memory, machineMemory());
  if (config.engine !== 'tfjs' || makeEngine === undefined) return createEngine(config, data, sampler, timed);
  return makeEngine(engineOptions(config, data, sampler, timed));
}
