import { canonicalJson } from './internal/canonical-json.ts';
import { withoutKeys } from './internal/without-keys.ts';
import { type RunGroup } from './group-runs.ts';
import { type RatioEstimate, ratioEstimate } from './ratio-estimate.ts';
import { sampleAndKeep } from './sample-and-keep.ts';

/**
 * What SNM(b, k) is held against: `scored-labels` asks for NS(b), which scores as many labels a
 * point; `kept-negatives` for NS(k), which learns from as many negatives a point.
 */
export type Footing = 'scored-labels' | 'kept-negatives';

/** How much better mining does than plain sampling on an equal footing. */
export interface Gain {
  mining: RunGroup;
  sampling: RunGroup;
  footing: Footing;
  metric: string;
  /** Mining over sampling, paired by seed (see `ratioEstimate`); null where it cannot be formed. */
  ratio: RatioEstimate | null;
}

/**
 * The gain of every SNM(b, k), k < b, over the negative sampling that stands on an equal footing in
 * the same store. Two groups are compared when they share data and everything else in their
 * configuration but the method, b, k, the learning rates, and the keys that their `tuned` tag names
 * (apart by blanks): what is chosen for each method. Only seeds that both have count. Cost O(G²) for
 * G groups.
 *
 * @example
 * gains(groupRuns(runs), 'P@1', 'scored-labels')[0].ratio; // { ratio: 1.76, low: 1.70, high: 1.82, … }
 */
export function gains(
  groups: readonly RunGroup[],
  metric: string,
  footing: Footing,
  confidence?: number,
): Gain[] {
  const kept = (group: RunGroup) => sampleAndKeep(group.config);
  const isMining = (group: RunGroup) =>
    group.config.method !== 'full' && kept(group).keep < kept(group).sample;
  const isSampling = (group: RunGroup) => group.config.method !== 'full' && !isMining(group);
  return groups.filter(isMining).flatMap((mining) => {
    const { sample, keep } = kept(mining);
    const wanted = footing === 'scored-labels' ? sample : keep;
    return groups
      .filter(
        (group) =>
          isSampling(group) && kept(group).sample === wanted && surroundings(group) === surroundings(mining),
      )
      .map((sampling) => ({
        mining,
        sampling,
        footing,
        metric,
        ratio: paired(mining, sampling, metric, confidence),
      }));
  });
}

/** What two groups must share to be compared. */
function surroundings({ task, split, data, config, runs }: RunGroup): string {
  const tuned = runs[0].labels?.['tuned']?.split(' ') ?? [];
  const rest = withoutKeys(config, ['method', 'sample', 'keep', 'seed', 'learningRate', ...tuned]);
  return canonicalJson([task, split, data.name, data.checksum, rest]);
}

function paired(
  mining: RunGroup,
  sampling: RunGroup,
  metric: string,
  confidence?: number,
): RatioEstimate | null {
  const below = new Map(sampling.runs.map((run) => [run.config.seed, run.metrics.test[metric]]));
  const pairs = mining.runs.flatMap((run) => {
    const [a, b] = [run.metrics.test[metric], below.get(run.config.seed)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  return pairs.length === 0 ? null : ratioEstimate(pairs, confidence);
}
