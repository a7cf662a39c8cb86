import { namedDistribution } from '../distributions/named-distribution.ts';
import { sampleKeepMap, type SampleKeepCell, type SampleKeepOptions } from './sample-keep-map.ts';

/** One cell of a map over a family of distributions. */
export interface FamilyCell extends SampleKeepCell {
  /** As named, for example `zipf:1.2`. */
  readonly distribution: string;
}

/**
 * The map over b and k, for each of several named distributions.
 *
 * `distributions` are names as `namedDistribution` reads them, `classes` is L; the rest as in
 * `sampleKeepMap`. Cost: one decision a cell. Source: definition.
 *
 * @example
 * familyMap({
 *   distributions: ['zipf:1', 'geometric:1/2'], classes: 5, family: 'powl', surrogate: 'hinge',
 *   scheme: 'without-replacement', samples: [1, 4], keeps: [1],
 * }).length // 4
 */
export function familyMap(
  options: Omit<SampleKeepOptions, 'probabilities'> & {
    readonly distributions: readonly string[];
    readonly classes: number;
  },
): FamilyCell[] {
  const { distributions, classes, ...rest } = options;
  return distributions.flatMap((distribution) => {
    const { probabilities } = namedDistribution(distribution, classes);
    return sampleKeepMap({ ...rest, probabilities }).map((cell) => ({ distribution, ...cell }));
  });
}
