import { z } from 'zod';

/**
 * Ranking metrics of one evaluation: a name such as `P@1`, `PSP@3`, `nDCG@5` or `R@5` (the measure,
 * `@`, and the number k of labels that are looked at) and a fraction in [0, 1].
 */
export const metricsSchema = z.record(
  z.string().regex(/^[A-Za-z]+@[1-9][0-9]*$/, "a metric's name is a measure and a rank, such as 'P@1'"),
  z.number().min(0).max(1),
);

export type Metrics = z.infer<typeof metricsSchema>;
