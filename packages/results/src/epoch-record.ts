import { z } from 'zod';
import { metricsSchema } from './metrics.ts';

/**
 * One epoch of training, as it stands in a run record and as one line of a live `epochs.jsonl`.
 * Counts and seconds are of this epoch alone, not sums since the start.
 */
export const epochRecordSchema = z.looseObject({
  /** 1 for the first. */
  epoch: z.int().positive(),
  /** Mean training loss over the epoch's examples; null when it was not finite (the run diverged). */
  loss: z.number().nullable(),
  seconds: z.number().nonnegative(),
  examplesPerSecond: z.number().nonnegative(),
  /** Labels whose score was computed: the positives and the sampled negatives, or all labels. */
  scoredLabels: z.int().nonnegative().optional(),
  keptNegatives: z.int().nonnegative().optional(),
  updatedRows: z.int().nonnegative().optional(),
  /** Metrics on the dev split after this epoch. */
  dev: metricsSchema.optional(),
});

export type EpochRecord = z.infer<typeof epochRecordSchema>;
