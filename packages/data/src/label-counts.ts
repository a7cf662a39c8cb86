import { type Split } from './split.ts';

/**
 * How many points of the split have each label: entry `l` counts label `l`.
 *
 * A label with count 0 in train cannot be learnt. It stays in the lists of test: a metric over all
 * labels counts it as missed, and one that leaves it out must say so.
 *
 * @example
 * ```ts
 * const counts = labelCounts(dataset.train);
 * const seen = counts.filter((count) => count > 0).length;
 * ```
 */
export function labelCounts(split: Pick<Split, 'labels'>): Uint32Array {
  const counts = new Uint32Array(split.labels.labels);
  for (const label of split.labels.labelIds) counts[label]++;
  return counts;
}
