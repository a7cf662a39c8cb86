import { z } from 'zod';
import { interval, positive } from './internal/measured.ts';
import { recordIdSchema } from './record-id.ts';

const size = z.number().nonnegative();

/** One loss class between its certified lower bound and the bound of each route. */
const instance = z.looseObject({
  title: z.string().min(1),
  family: z.enum(['powl', 'bowl']),
  surrogate: z.string().min(1),
  ball: z.string().min(1),
  norm: size,
  weights: z.array(size),
  points: positive,
  columns: positive,
  classes: z.int().min(2),
  lower: z.number(),
  lowerInterval: interval,
  /** null where there is no exact value. */
  exact: z.number().nullable(),
  signs: z.enum(['enumerated', 'drawn']),
  signVectors: positive,
  routes: z.array(
    z.looseObject({
      route: z.string().min(1),
      constants: z.enum(['proved', 'recalled', 'order only']),
      upper: size,
      closedForm: size,
      looseness: z.number(),
    }),
  ),
});

/** How loose the contraction routes are on loss classes. */
export const loosenessRecordSchema = z.looseObject({
  schema: z.literal('owlery.looseness/1'),
  id: recordIdSchema,
  createdAt: z.iso.datetime({ offset: true }),
  seed: z.int(),
  instances: z.array(instance).min(1),
});

export type LoosenessRecord = z.infer<typeof loosenessRecordSchema>;
