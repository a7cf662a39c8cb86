import { type LabelLists } from '@owlery/data';
import { type Ranking } from '../engines/engine.ts';

/** Fractions in [0, 1] by name: P, R, nDCG and PSP at 1, 3 and 5. */
export type RankingMetrics = Record<string, number>;

export const metricRanks = [1, 3, 5] as const;

/**
 * Ranking metrics of the best labels of points `from`, `from + 1`, …
 *
 * With $y_i$ the labels of point i and $r_{i1}, r_{i2}, …$ its ranked ones, averaged over
 * the points that have a label:
 * - precision $P@k = \frac1k\,|\{r_{i1..ik}\}\cap y_i|$, also for points with fewer than k labels;
 * - recall $R@k = |\{r_{i1..ik}\}\cap y_i| / |y_i|$;
 * - $nDCG@k = \sum_{j\le k} [r_{ij}\in y_i]/\log_2(j+1)$ over its largest value for $|y_i|$ labels;
 * - $PSP@k = \sum_i\sum_{j\le k}[r_{ij}\in y_i]/p_{r_{ij}}$ over its largest value for the same points
 *   (one ratio for the set, as in Jain et al. 2016 and the Extreme Classification Repository).
 *
 * All are 0 when no point has a label. Cost O(points · (labels a point · log + 5)).
 *
 * @throws {RangeError} when the ranking holds fewer than 5 labels a point.
 */
export function rankingMetrics(
  ranking: Ranking,
  truth: LabelLists,
  inversePropensities: Float64Array,
  from = 0,
): RankingMetrics {
  const deepest = metricRanks[metricRanks.length - 1];
  if (ranking.k < deepest)
    throw new RangeError(`a ranking must hold at least ${deepest} labels, got ${ranking.k}`);
  const count = ranking.labels.length / ranking.k;
  const sums = metricRanks.map(() => ({ hits: 0, recall: 0, ndcg: 0, gained: 0, gainable: 0 }));
  let counted = 0;
  for (let i = 0; i < count; i++) {
    const start = truth.rowStarts[from + i];
    const labels = truth.labelIds.subarray(start, truth.rowStarts[from + i + 1]);
    if (labels.length === 0) continue;
    counted++;
    const relevant = new Set(labels);
    const rewards = Array.from(labels, (label) => inversePropensities[label]).sort((a, b) => b - a);
    metricRanks.forEach((k, at) => {
      const sum = sums[at];
      let hits = 0;
      let gain = 0;
      let ideal = 0;
      for (let j = 0; j < k; j++) {
        const label = ranking.labels[i * ranking.k + j];
        const discount = 1 / Math.log2(j + 2);
        if (relevant.has(label)) {
          hits++;
          gain += discount;
          sum.gained += inversePropensities[label];
        }
        if (j < labels.length) {
          ideal += discount;
          sum.gainable += rewards[j];
        }
      }
      // Whole numbers, divided once: no rounding adds up.
      sum.hits += hits;
      sum.recall += hits / labels.length;
      sum.ndcg += gain / ideal;
    });
  }
  const metrics: RankingMetrics = {};
  const share = (value: number, whole: number) => (whole > 0 ? value / whole : 0);
  metricRanks.forEach((k, at) => (metrics[`P@${k}`] = share(sums[at].hits, k * counted)));
  metricRanks.forEach((k, at) => (metrics[`PSP@${k}`] = share(sums[at].gained, sums[at].gainable)));
  metricRanks.forEach((k, at) => (metrics[`nDCG@${k}`] = share(sums[at].ndcg, counted)));
  metricRanks.forEach((k, at) => (metrics[`R@${k}`] = share(sums[at].recall, counted)));
  return metrics;
}
