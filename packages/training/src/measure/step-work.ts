import { type PhaseName } from '../engines/engine.ts';

/** What steps did, on average over them. */
export interface StepCounts {
  /** d; without a hidden layer also the width of a label row. */
  readonly dim: number;
  readonly examples: number;
  /** Labels sampled. */
  readonly sampled: number;
  /** Features of all examples together, and how many different ones. */
  readonly nonZeros: number;
  readonly distinctFeatures: number;
  readonly keptNegatives: number;
  /** Label rows changed. */
  readonly updatedRows: number;
}

/** Operations, and bytes to and from memory, at the least. */
export interface Work {
  readonly flops: number;
  readonly bytes: number;
}

/**
 * The float32 operations of a step and the bytes it must move, by phase, without a hidden layer and
 * with momentum on the label rows: a multiplication and an addition are two, a row that is changed is
 * read and written, a row used twice in a phase is moved once, and what stays in the caches is free.
 */
export function stepWork(counts: StepCounts): Readonly<Partial<Record<PhaseName, Work>>> {
  const { dim, examples, sampled, nonZeros, distinctFeatures, keptNegatives, updatedRows } = counts;
  const work = (rowOperations: number, rowsMoved: number) => ({
    flops: 2 * dim * rowOperations,
    bytes: 4 * dim * rowsMoved,
  });
  return {
    embed: work(nonZeros, distinctFeatures),
    score: work(examples * (sampled + 1), sampled),
    differentiate: work(examples + keptNegatives, updatedRows),
    updateLabels: work(examples + keptNegatives + 2 * updatedRows, 4 * updatedRows),
    updateFeatures: work(nonZeros + distinctFeatures, 2 * distinctFeatures),
  };
}
