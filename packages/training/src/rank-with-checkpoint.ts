import { type Dataset, type SplitName } from '@owlery/data';
import { checkRows } from './checkpoint/check-rows.ts';
import { CheckpointError } from './checkpoint/checkpoint-error.ts';
import { readCheckpoint, readCheckpointHeader } from './checkpoint/checkpoint-file.ts';
import { createEngine } from './create-engine.ts';
import { type Ranking } from './engines/engine.ts';
import { labelSampler } from './planning/sampling.ts';

export interface CheckpointRankingOptions {
  readonly path: string;
  readonly data: Dataset;
  readonly split: SplitName;
  /** Points [from, to) of the split. */
  readonly from: number;
  readonly to: number;
  /** How many labels, best first; all of them with the number of labels. */
  readonly k: number;
}

/**
 * The labels that the model in a checkpoint ranks first, with their scores; ties go to the smaller label.
 *
 * It is meant for a few points that somebody looks at: the plain engine ranks them, O(L · width) a point.
 *
 * @throws {CheckpointError} when the file cannot be read, the data do not fit it, or its encoder is a deep one.
 */
export async function rankWithCheckpoint(options: CheckpointRankingOptions): Promise<Ranking> {
  const { path, data, split, from, to, k } = options;
  const header = await readCheckpointHeader(path);
  if (header.config.engine === 'tfjs')
    throw new CheckpointError(path, 'holds a deep encoder, which this reader does not run');
  checkRows(path, header, data);
  const config = { ...header.config, engine: 'js' as const, threads: 1 };
  const engine = createEngine(config, data, labelSampler(config, data));
  try {
    await readCheckpoint(path, engine.tables);
    return await engine.rank(split, from, to, k);
  } finally {
    await engine.close();
  }
}
