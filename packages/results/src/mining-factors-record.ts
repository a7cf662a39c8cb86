import { z } from 'zod';
import { measuredClass, meanOverSeeds, positive } from './internal/measured.ts';
import { recordIdSchema } from './record-id.ts';

/** One way of training with one k. */
const arm = z.looseObject({
  keep: positive,
  /** `population` and `sample`: certified minima; `exact`, `mined` and so on: stochastic subgradients. */
  name: z.string().min(1),
  title: z.string().min(1),
  /** Expected top-K error. */
  error: meanOverSeeds,
  /** The root mean square of the subgradients, of stochastic arms. */
  gradientNorm: meanOverSeeds.optional(),
});

/** One factor: what it adds to the error for each k, and to the difference between them. */
const factor = z.looseObject({
  name: z.string().min(1),
  title: z.string().min(1),
  /** Error that the factor adds, by k. */
  adds: z.array(z.looseObject({ keep: positive, error: meanOverSeeds })),
  /** What it adds with k = 1 minus what it adds with k = b, paired by seed. */
  difference: meanOverSeeds,
});

/**
 * Why mining the hardest does better or worse than plain sampling: the error with k = 1 minus that with k = b as a
 * sum of factors, each of which is switched alone.
 */
export const miningFactorsRecordSchema = z.looseObject({
  schema: z.literal('owlery.mining-factors/1'),
  id: recordIdSchema,
  createdAt: z.iso.datetime({ offset: true }),
  ...measuredClass,
  n: positive,
  sample: positive,
  top: positive,
  steps: positive,
  /** The mass of points where the loss of each k is top-K calibrated. */
  calibrated: z.array(z.looseObject({ keep: positive, mass: z.number().nonnegative() })),
  arms: z.array(arm).min(1),
  /** Those that sum to `difference`. */
  factors: z.array(factor).min(1),
  /** Single changes beside the sum: more draws a step, steps of one length. */
  switches: z.array(factor),
  difference: meanOverSeeds,
});

export type MiningFactorsRecord = z.infer<typeof miningFactorsRecordSchema>;
