import { type Dataset, type SplitName } from '@owlery/data';
import { type Engine } from '../engines/engine.ts';
import { type PropensityModel, inversePropensities } from './propensities.ts';
import { type RankingMetrics, metricRanks, rankingMetrics } from './ranking-metrics.ts';

export interface EvaluationOptions {
  readonly split: SplitName;
  /** Only the first so many points; all without it. */
  readonly limit?: number;
  readonly propensities?: PropensityModel;
  /** Called with the number of points ranked so far. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Points ranked between two reports of progress. */
const stretch = 4096;

/**
 * Metrics of an engine's model on a split, by exact ranking of all labels.
 *
 * Cost O(points · L · width) products.
 */
export async function evaluate(
  engine: Engine,
  data: Dataset,
  options: EvaluationOptions,
): Promise<RankingMetrics> {
  const split = data[options.split];
  if (!split) throw new RangeError(`data set ${data.name} has no ${options.split} split`);
  const total = Math.min(options.limit ?? split.points, split.points);
  const k = metricRanks[metricRanks.length - 1];
  const labels = new Int32Array(total * k);
  const scores = new Float32Array(total * k);
  for (let from = 0; from < total; from += stretch) {
    const to = Math.min(total, from + stretch);
    const part = await engine.rank(options.split, from, to, k);
    labels.set(part.labels, from * k);
    scores.set(part.scores, from * k);
    options.onProgress?.(to, total);
  }
  const rewards = inversePropensities(data.train.labels, options.propensities);
  return rankingMetrics({ k, labels, scores }, split.labels, rewards);
}
