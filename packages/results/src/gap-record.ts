import { z } from 'zod';
import { byRoute, byTop, interval, measuredClass, meanOverSeeds, positive } from './internal/measured.ts';
import { recordIdSchema } from './record-id.ts';

/** One training on n points: the losses of the exact weights over all labels, and what the bounds allow. */
const cell = z.looseObject({
  n: positive,
  seed: z.int(),
  empirical: z.number().nonnegative(),
  expected: z.number().nonnegative(),
  /** Of an expected loss that is estimated on points held out; absent where it is an exact sum. */
  expectedInterval: interval.optional(),
  gap: z.number(),
  /** The gap minus that of the best scorer of the class: of the same mean, and with less chance in it. */
  centredGap: z.number().optional(),
  /** The empirical loss is at most this far above the least of the ball, certified. */
  suboptimality: z.number(),
  /** Bounds of the gap, in the worst case over points of the radius. */
  bounds: byRoute,
  /** With the norms and the complexity of the sample itself. */
  dataBounds: byRoute,
  /** With the mean complexity over samples. */
  expectationBounds: byRoute,
  /** A bound over the gap; null where the gap is not positive. */
  ratios: z.record(z.string(), z.number().nullable()),
});

/** A number of n with its interval over seeds; null from one seed. */
const numberAt = z.looseObject({ value: z.number(), interval: interval.nullable() });

/** All seeds of one n. */
const summary = z.looseObject({
  n: positive,
  gap: meanOverSeeds,
  /** The root mean square of the gap over seeds: its usual size, of either sign. */
  size: numberAt,
  centredGap: meanOverSeeds.optional(),
  /** The bounds of the cells, as means over seeds. */
  bounds: byRoute,
  dataBounds: byRoute,
  expectationBounds: byRoute,
  /** A bound over the size of the gap; null where all gaps are 0. */
  ratios: z.record(z.string(), numberAt.nullable()),
});

/** The slope of a logarithm against $\ln n$; null where a value is 0 or there is one n. */
const slope = z.looseObject({ value: z.number().nullable(), interval: interval.nullable() });

/** How far the expected loss of a trained scorer lies above its empirical loss, for growing n, beside the bounds. */
export const gapRecordSchema = z.looseObject({
  schema: z.literal('owlery.gap/1'),
  id: recordIdSchema,
  createdAt: z.iso.datetime({ offset: true }),
  ...measuredClass,
  /** $b$ and $k$. */
  sample: positive,
  keep: positive,
  points: z.array(positive).min(1),
  /** What is known exactly of a known distribution. */
  known: z
    .looseObject({
      /** The least expected loss of any function. */
      bayesRisk: z.number().nonnegative(),
      /** The least of the ball lies between `lowerBound` and `loss`. */
      bestOfClass: z.looseObject({ loss: z.number(), lowerBound: z.number() }),
      /** The mass of points where the loss is top-K calibrated, by K. */
      calibrated: byTop(z.number()),
    })
    .optional(),
  cells: z.array(cell).min(1),
  summaries: z.array(summary).min(1),
  /** By `gap` (of its size), `centredGap` and route. */
  slopes: z.record(z.string(), slope),
  slopeMethod: z.string().min(1),
});

export type GapRecord = z.infer<typeof gapRecordSchema>;
