import { compareMethods } from './compare-methods.ts';
import { canonicalJson } from './internal/canonical-json.ts';
import { groupBy } from './internal/group-by.ts';
import { withoutKeys } from './internal/without-keys.ts';
import { labelDifferences } from './internal/label-differences.ts';
import { methodLabel } from './method-label.ts';
import { type RunConfig } from './run-config.ts';
import { type RunData, type RunRecord } from './run-record.ts';

/** Runs that differ in nothing but their seed. */
export interface RunGroup {
  /** The name of the task: the `task` tag when the runs carry one, else the data set's name. */
  task: string;
  /** The split: the `split` tag, else the data's split, else `default`. */
  split: string;
  /** `NS(64)`, `SNM(64, 1)`, …; with the keys that differ in brackets where that alone is ambiguous. */
  method: string;
  data: RunData;
  /** The configuration of the first run; all runs share it but for the seed. */
  config: RunConfig;
  /** One run a seed, by seed. */
  runs: RunRecord[];
  /** Earlier runs of a seed that was run again. They count nowhere, as equal seeds are not independent. */
  superseded: RunRecord[];
}

/**
 * Groups runs by task, data (name, split, checksum) and configuration without the seed. Of several
 * runs with one seed the latest counts. Groups come by task, then by split, both in order of first
 * appearance, then by method (see `compareMethods`).
 *
 * @example
 * groupRuns(recordsOf(records, 'owlery.run/1')).map((group) => [group.task, group.method, group.runs.length]);
 */
export function groupRuns(runs: readonly RunRecord[]): RunGroup[] {
  const byKey = groupBy(runs, groupKey);
  const groups = [...byKey.values()].map(toGroup);
  const tasks = [...new Set(runs.map(taskOf))];
  const splits = [...new Set(runs.map(splitOf))];
  groups.sort(
    (a, b) =>
      tasks.indexOf(a.task) - tasks.indexOf(b.task) ||
      splits.indexOf(a.split) - splits.indexOf(b.split) ||
      compareMethods(a.config, b.config),
  );
  for (const alike of groupBy(groups, (group) => `${placeOf(group)}\n${group.method}`).values()) {
    const differences = labelDifferences(alike.map(distinguishing));
    alike.forEach((group, index) => (group.method += differences[index]));
  }
  return groups;
}

const taskOf = (run: RunRecord) => run.labels?.['task'] ?? run.data.name;
const splitOf = (run: RunRecord) => run.labels?.['split'] ?? run.data.split ?? 'default';
const placeOf = (group: RunGroup) => `${group.task}\n${group.split}`;

function groupKey(run: RunRecord): string {
  const config = withoutKeys(run.config, ['seed']);
  return canonicalJson([taskOf(run), splitOf(run), run.data.name, run.data.checksum, config]);
}

/** What may tell two groups of one label apart: the configuration and the data. */
function distinguishing(group: RunGroup): Record<string, unknown> {
  return {
    ...withoutKeys(group.config, ['seed']),
    data: group.data.name,
    checksum: group.data.checksum.slice(0, 8),
  };
}

function toGroup(runs: RunRecord[]): RunGroup {
  const latest = new Map<number, RunRecord>();
  const superseded: RunRecord[] = [];
  for (const run of runs.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))) {
    const earlier = latest.get(run.config.seed);
    if (earlier !== undefined) superseded.push(earlier);
    latest.set(run.config.seed, run);
  }
  const kept = [...latest.values()].sort((a, b) => a.config.seed - b.config.seed);
  const [{ data, config }] = kept;
  return {
    task: taskOf(kept[0]),
    split: splitOf(kept[0]),
    method: methodLabel(config),
    data,
    config,
    runs: kept,
    superseded,
  };
}
