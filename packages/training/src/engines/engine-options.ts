import { type Dataset } from '@owlery/data';
import { inducedWeights } from '@owlery/mining';
import { type LabelSampler } from '../planning/sampling.ts';
import { type ChunkShape } from '../planning/step-chunk.ts';
import { type TrainingConfig } from '../training-config.ts';
import { chunkShape } from './chunk-shape.ts';
import { type Engine } from './engine.ts';
import { type ModelShape, modelShape } from './model-shape.ts';

/** What an engine is made of. */
export interface EngineOptions {
  readonly config: TrainingConfig;
  readonly data: Dataset;
  readonly shape: ModelShape;
  readonly chunk: ChunkShape;
  /** θ over ranks, or absent for weights of one. */
  readonly rankWeights?: Float64Array;
  readonly timed?: boolean;
}

/** Makes an engine that lives in another room, with tables of zeros. */
export type EngineMaker = (options: EngineOptions) => Engine | Promise<Engine>;

/** What the engine of a run is made of. */
export function engineOptions(
  config: TrainingConfig,
  data: Dataset,
  sampler: LabelSampler,
  timed = false,
): EngineOptions {
  const shape = modelShape(config, data);
  const rankWeights = rankWeightsOf(config, data.labels);
  const options = { config, data, shape, chunk: chunkShape(config.batch, data.train, sampler), timed };
  return rankWeights ? { ...options, rankWeights } : options;
}

/**
 * θ over ranks for `full`: the weights that SNM(b, k) induces, or none (all 1) when neither
 * b nor k is given or all sampled negatives are kept, since those weights are constant.
 */
function rankWeightsOf({ method, sample, keep }: TrainingConfig, labels: number): Float64Array | undefined {
  if (method !== 'full' || sample === undefined || keep === undefined) return undefined;
  return inducedWeights({ negatives: labels - 1, sample, keep, scheme: 'without-replacement' });
}
