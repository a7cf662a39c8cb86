import { type Dataset, type SplitName } from '@owlery/data';
import { checkRows } from './checkpoint/check-rows.ts';
import { readCheckpoint, readCheckpointHeader } from './checkpoint/checkpoint-file.ts';
import { type EngineMaker } from './engines/engine-options.ts';
import { evaluate } from './metrics/evaluate.ts';
import { type PropensityModel } from './metrics/propensities.ts';
import { type RankingMetrics } from './metrics/ranking-metrics.ts';
import { openEngine } from './open-engine.ts';
import { labelSampler } from './planning/sampling.ts';

export interface CheckpointEvaluationOptions {
  readonly path: string;
  readonly data: Dataset;
  readonly split: SplitName;
  readonly threads: number;
  readonly propensities?: PropensityModel;
  /** Makes the engine `tfjs`, where the model was trained by it. */
  readonly makeEngine?: EngineMaker | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Metrics of the model in a checkpoint on a split.
 *
 * @throws {CheckpointError} when the file cannot be read, or the data have another number of
 * features or labels than the model.
 */
export async function evaluateCheckpoint(options: CheckpointEvaluationOptions): Promise<RankingMetrics> {
  const { path, data, split, threads, propensities, onProgress } = options;
  const header = await readCheckpointHeader(path);
  checkRows(path, header, data);
  const config = { ...header.config, threads };
  const engine = await openEngine(config, data, labelSampler(config, data), options);
  try {
    await readCheckpoint(path, engine.tables);
    return await evaluate(engine, data, {
      split,
      ...(propensities ? { propensities } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
  } finally {
    await engine.close();
  }
}
