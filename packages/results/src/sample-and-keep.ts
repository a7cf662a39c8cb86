import { type RunConfig } from './run-config.ts';

/** The part of a run's configuration that says which negatives count. */
export type MethodConfig = Pick<RunConfig, 'method' | 'sample' | 'keep'>;

/**
 * b and k of a method, the negatives sampled and kept for a point. Negative sampling keeps all it
 * samples (k = b). Infinity stands for a full loss that weighs every negative alike.
 *
 * @example
 * sampleAndKeep({ method: 'ns', sample: 64 }); // { sample: 64, keep: 64 }
 */
export function sampleAndKeep(config: MethodConfig): { sample: number; keep: number } {
  const { sample = Infinity, keep = sample } = config;
  return { sample, keep };
}
