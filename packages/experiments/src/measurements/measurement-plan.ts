import { type ChoiceOptions } from './choice/choice-options.ts';
import { type FactorsOptions } from './factors/factors-options.ts';
import { type GapOptions, defaultGapEffort } from './gap/gap-options.ts';
import { type GrowthOptions } from './growth/growth-measurement.ts';
import { type LoosenessInstance, type LoosenessOptions } from './looseness/looseness-measurement.ts';
import { type MeasuredClass } from './measured-class.ts';
import { defaultClusters } from './sources/cluster-source.ts';

/** What is measured beside the bounds: plain data, so that another process can be told. */
export interface MeasurementPlan {
  readonly gaps: readonly GapOptions[];
  readonly choices: readonly ChoiceOptions[];
  readonly factors: readonly FactorsOptions[];
  readonly looseness: readonly LoosenessOptions[];
  readonly growth: readonly GrowthOptions[];
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** As many columns as clusters, and room: the class holds about every function on the support. */
const richClusters = { ...defaultClusters, columns: 24 };

const tiny = { ball: 'frobenius', norm: 2, classes: 3, points: 3, columns: 1, exact: true } as const;
const small = { ball: 'frobenius', norm: 2, classes: 12, points: 24, columns: 6, exact: false } as const;
const looseInstances: readonly LoosenessInstance[] = (['powl', 'bowl'] as const).flatMap((family) => [
  { family, ...tiny, sample: 2, keep: 1 },
  { family, ...tiny, sample: 2, keep: 2 },
  { family, ...small, sample: 5, keep: 1 },
  { family, ...small, sample: 5, keep: 5 },
]);

/**
 * The measurements behind `owlery reproduce`: the gap for growing n on clusters and on WordNet, the choice of b and k,
 * the factors of mining, the looseness of contraction routes and the growth of complexity with the classes.
 */
export function measurementPlan(configuration: 'quick' | 'full'): MeasurementPlan {
  const full = configuration === 'full';
  const about: Omit<MeasuredClass, 'family'> = {
    ...{
      source: defaultClusters,
      surrogate: 'hinge',
      ball: 'frobenius',
      norm: 5,
      delta: 0.05,
      confidence: 0.95,
    },
    seeds: upTo(full ? 20 : 6),
  };
  const gap: Omit<GapOptions, 'family' | 'sample' | 'keep'> = {
    ...about,
    ...defaultGapEffort,
    points: [100, 200, 400, 800, 1600, 3200, 6400],
  };
  const words: typeof gap = {
    ...{ ...gap, source: { kind: 'frequent-labels', data: 'wordnet:hypernyms', classes: 20 } },
    ...{ points: full ? [250, 500, 1000, 2000, 4000] : [250, 500, 1000, 2000], seeds: upTo(full ? 10 : 3) },
  };
  const families = full ? (['bowl', 'powl'] as const) : (['bowl'] as const);
  const pairs = [
    { sample: 10, keep: 1 },
    { sample: 10, keep: 10 },
  ];
  const choice = {
    ...{ ...about, n: 1000, scoredLabels: full ? 400_000 : 60_000, tops: [1, 3, 5] },
    ...{ samples: [1, 2, 5, 10, 20], keeps: [1, 2, 5, 10, 20], stepLengths: [0.1, 0.3, 1] },
  };
  const factors = {
    ...{ ...about, sample: 10, n: 1000, top: 1, steps: full ? 40_000 : 10_000, stepLength: 0.3, draws: 8 },
  };
  return {
    gaps: [
      ...(['bowl', 'powl'] as const).flatMap((family) =>
        pairs.map((pair): GapOptions => ({ ...gap, family, ...pair })),
      ),
      ...families.flatMap((family) =>
        pairs.slice(0, full ? 2 : 1).map((pair): GapOptions => ({ ...words, family, ...pair })),
      ),
    ],
    choices: (['bowl', 'powl'] as const).map((family) => ({ ...choice, family })),
    factors: families.flatMap((family) => [
      { ...factors, family },
      { ...factors, family, source: richClusters, norm: 20 },
    ]),
    looseness: [{ seed: 1, instances: looseInstances, draws: full ? 1000 : 60 }],
    growth: [
      {
        ...{ seed: 1, noise: 'rademacher', points: 100, columns: 20, norm: 1, confidence: 0.95 },
        ...{ classes: full ? [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] : [2, 4, 8, 16, 32, 64, 128, 256] },
        relativeWidth: full ? 0.01 : 0.03,
      },
    ],
  };
}
