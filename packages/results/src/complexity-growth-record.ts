import { z } from 'zod';
import { interval, positive } from './internal/measured.ts';
import { recordIdSchema } from './record-id.ts';

const size = z.number().nonnegative();

/** The complexity of linear scorers against the number of classes, for each norm ball, beside its bound. */
export const complexityGrowthRecordSchema = z.looseObject({
  schema: z.literal('owlery.complexity-growth/1'),
  id: recordIdSchema,
  createdAt: z.iso.datetime({ offset: true }),
  seed: z.int(),
  noise: z.enum(['rademacher', 'gaussian']),
  points: positive,
  columns: positive,
  norm: size,
  confidence: z.number().gt(0).lt(1),
  classes: z.array(positive).min(1),
  cells: z
    .array(
      z.looseObject({
        ball: z.string().min(1),
        title: z.string().min(1),
        classes: positive,
        estimate: size,
        interval,
        /** What kind of interval. */
        intervalMethod: z.string().min(1),
        bound: size,
      }),
    )
    .min(1),
});

export type ComplexityGrowthRecord = z.infer<typeof complexityGrowthRecordSchema>;
