import { z } from 'zod';

/** Pieces that the records of bounds and measurements share. */
export const positive = z.int().positive();
export const interval = z.tuple([z.number(), z.number()]);

/** A mean over seeds with its interval; from one seed there is no interval. */
export const meanOverSeeds = z.looseObject({
  mean: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  count: positive,
});

/** Numbers by the name of a contraction route. */
export const byRoute = z.record(z.string().min(1), z.number().nonnegative());

/** Keys are K, as JSON writes them. */
export const byTop = <V extends z.ZodType>(value: V) => z.record(z.string().regex(/^[1-9]\d*$/), value);

/** What was measured on: clusters with known label probabilities, or the most frequent labels of a data set. */
export const measuredData = z.looseObject({
  name: z.string().min(1),
  classes: z.int().min(2),
  columns: positive,
  /** $r\ge\lVert x\rVert$. */
  featureRadius: z.number().nonnegative(),
});

/** The scorers and the loss that a measurement is about. */
export const measuredClass = {
  data: measuredData,
  family: z.enum(['powl', 'bowl']),
  surrogate: z.string().min(1),
  ball: z.string().min(1),
  /** $\Lambda$: $\lVert W\rVert\le\Lambda$. */
  norm: z.number().nonnegative(),
  /** $\delta$ of the bounds. */
  delta: z.number().gt(0).lt(1),
  seeds: z.array(z.int()).min(1),
  /** Level of the intervals. */
  confidence: z.number().gt(0).lt(1),
};
