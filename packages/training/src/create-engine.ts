import { type Dataset } from '@owlery/data';
import { inducedWeights } from '@owlery/mining';
import { chunkShape } from './engines/chunk-shape.ts';
import { type Engine } from './engines/engine.ts';
import { JsEngine } from './engines/js/js-engine.ts';
import { modelShape } from './engines/model-shape.ts';
import { WasmEngine } from './engines/wasm/wasm-engine.ts';
import { type LabelSampler } from './planning/sampling.ts';
import { type TrainingConfig } from './training-config.ts';

/** Makes the engine a configuration asks for, with tables of zeros. */
export function createEngine(
  config: TrainingConfig,
  data: Dataset,
  sampler: LabelSampler,
  timed = false,
): Engine {
  const shape = modelShape(config, data);
  const rankWeights = rankWeightsOf(config, data.labels);
  const options = { config, data, shape, chunk: chunkShape(config.batch, data.train, sampler), timed };
  const weighted = rankWeights ? { ...options, rankWeights } : options;
  return config.engine === 'js' ? new JsEngine(weighted) : new WasmEngine(weighted);
}

/**
 * θ over ranks for `full`: the weights that SNM(b, k) induces, or none (all 1) when neither
 * b nor k is given or all sampled negatives are kept, since those weights are constant.
 */
function rankWeightsOf({ method, sample, keep }: TrainingConfig, labels: number): Float64Array | undefined {
  if (method !== 'full' || sample === undefined || keep === undefined) return undefined;
  return inducedWeights({ negatives: labels - 1, sample, keep, scheme: 'without-replacement' });
}
