import { type Estimate, estimate } from './estimate.ts';
import { type RunGroup } from './group-runs.ts';
import { type RunRecord } from './run-record.ts';

/** What a run cost: training seconds, examples a second, scored labels, peak memory in MiB. */
export type Cost = 'trainSeconds' | 'examplesPerSecond' | 'scoredLabels' | 'peakRssMiB';

/**
 * A cost of a group of runs over its seeds: mean and Student t interval (see `estimate`); null when
 * no run tells it. Examples a second are those of the whole run, $\sum_e r_e s_e / \sum_e s_e$ for
 * rates $r_e$ and seconds $s_e$ of its epochs.
 *
 * @example
 * costEstimate(group, 'trainSeconds'); // { mean: 12.4, halfWidth: 0.3, … }
 */
export function costEstimate(group: RunGroup, cost: Cost, confidence?: number): Estimate | null {
  const values = group.runs.flatMap((run) => costOf(run, cost) ?? []);
  return values.length === 0 ? null : estimate(values, confidence);
}

function costOf(run: RunRecord, cost: Cost): number | undefined {
  if (cost !== 'examplesPerSecond') return run.cost[cost];
  const seconds = run.epochs.reduce((sum, epoch) => sum + epoch.seconds, 0);
  const examples = run.epochs.reduce((sum, epoch) => sum + epoch.seconds * epoch.examplesPerSecond, 0);
  return seconds > 0 ? examples / seconds : undefined;
}
