import { z } from 'zod';
import { environmentSchema } from './run-record.ts';
import { recordIdSchema } from './record-id.ts';

const learningRate = z.looseObject({ embedding: z.number().nonnegative(), output: z.number().nonnegative() });

/**
 * How the learning rates of one method on one task were chosen: every candidate with its score on
 * the dev split (null: the run diverged), and the one taken.
 */
export const tuningSchema = z
  .looseObject({
    task: z.string().min(1),
    method: z.string().min(1),
    /** The dev metric that decides, such as `P@1`. */
    metric: z.string().min(1),
    /** Epochs a candidate was trained for. */
    epochs: z.int().positive().optional(),
    candidates: z
      .array(
        z.looseObject({
          learningRate,
          /** Whether embedded bags are divided by their norm, where that is chosen too. */
          normalise: z.boolean().optional(),
          score: z.number().nullable(),
          seconds: z.number().nonnegative().optional(),
        }),
      )
      .min(1),
    chosen: learningRate,
    normalise: z.boolean().optional(),
  })
  .check((context) => {
    const { candidates, chosen } = context.value;
    const isChosen = (rate: z.infer<typeof learningRate>) =>
      rate.embedding === chosen.embedding && rate.output === chosen.output;
    if (!candidates.some((candidate) => isChosen(candidate.learningRate)))
      context.issues.push({
        code: 'custom',
        path: ['chosen'],
        message: 'the chosen learning rate is one of the candidates',
        input: chosen,
      });
  });

/** A grid of runs made for one comparison, with the tuning that led to it. */
export const experimentRecordSchema = z.looseObject({
  schema: z.literal('owlery.experiment/1'),
  id: recordIdSchema,
  createdAt: z.iso.datetime({ offset: true }),
  name: z.string().min(1),
  configuration: z.enum(['quick', 'full']),
  tasks: z.array(z.string()),
  methods: z.array(z.string()),
  seeds: z.array(z.int()),
  tuning: z.array(tuningSchema),
  /** Ids of the run records. */
  runs: z.array(recordIdSchema),
  environment: environmentSchema.optional(),
});

export type Tuning = z.infer<typeof tuningSchema>;
export type ExperimentRecord = z.infer<typeof experimentRecordSchema>;
