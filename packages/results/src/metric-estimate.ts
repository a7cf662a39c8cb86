import { type Estimate, estimate } from './estimate.ts';
import { type RunGroup } from './group-runs.ts';

/**
 * A metric of a group of runs over its seeds: mean and Student t interval (see `estimate`). Runs
 * without the metric are left out; null when none has it.
 *
 * - `metric`: a key of the run's metrics, such as `P@1`.
 * - `options.on`: `test` (default) or `dev`.
 *
 * @example
 * metricEstimate(group, 'P@1'); // { mean: 0.303, halfWidth: 0.004, count: 3, … }
 */
export function metricEstimate(
  group: RunGroup,
  metric: string,
  options: { on?: 'test' | 'dev'; confidence?: number } = {},
): Estimate | null {
  const values = group.runs.flatMap((run) => run.metrics[options.on ?? 'test']?.[metric] ?? []);
  return values.length === 0 ? null : estimate(values, options.confidence);
}
