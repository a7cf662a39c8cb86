import { z } from 'zod';
import { byTop, measuredClass, meanOverSeeds, positive } from './internal/measured.ts';
import { recordIdSchema } from './record-id.ts';

/** One b and k: what theory promises, and the top-K errors of scorers that were trained with it. */
const cell = z.looseObject({
  sample: positive,
  keep: positive,
  steps: positive,
  /** Chosen by the training loss among the same candidates for every cell. */
  stepLength: z.number().positive(),
  /** Of the scorers trained, with the exact weights over all labels. */
  empirical: meanOverSeeds,
  expected: meanOverSeeds,
  /** Expected top-K error, by K. */
  errors: byTop(meanOverSeeds),
  bound: z.looseObject({
    route: z.string().min(1),
    terms: z.looseObject({
      empirical: z.number().nonnegative(),
      complexity: z.number().nonnegative(),
      confidence: z.number().nonnegative(),
    }),
    total: z.number().nonnegative(),
    /** The total through the factor of domination; null where that is infinite. */
    topKErrors: byTop(z.number().nullable()),
  }),
  /** The mass of points where the loss is top-K calibrated, by K. */
  calibrated: byTop(z.number()),
});

/** For one b, or for all together, and one K: the k of the least bound and the k of the least error. */
const choice = z.looseObject({
  /** null: b is chosen too. */
  sample: positive.nullable(),
  top: positive,
  favoured: z.looseObject({ sample: positive, keep: positive }),
  best: z.looseObject({ sample: positive, keep: positive }),
  /** The error of the favoured minus the least, paired by seed. */
  regret: meanOverSeeds,
  /** `same`; `no difference`: the interval of the regret holds 0; `differ`. */
  verdict: z.enum(['same', 'no difference', 'differ']),
});

/** Which b and k the bound favours, beside those that do best at the same number of scored labels. */
export const boundChoiceRecordSchema = z.looseObject({
  schema: z.literal('owlery.bound-choice/1'),
  id: recordIdSchema,
  createdAt: z.iso.datetime({ offset: true }),
  ...measuredClass,
  n: positive,
  /** Labels scored in a training, the same for all cells. */
  scoredLabels: positive,
  tops: z.array(positive).min(1),
  cells: z.array(cell).min(1),
  choices: z.array(choice).min(1),
});

export type BoundChoiceRecord = z.infer<typeof boundChoiceRecordSchema>;
