import { z } from 'zod';
import { epochRecordSchema } from './epoch-record.ts';
import { metricsSchema } from './metrics.ts';
import { recordIdSchema } from './record-id.ts';
import { runConfigSchema } from './run-config.ts';

const count = z.int().nonnegative();
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a checksum is a SHA-256 in 64 lower-case hexadecimal digits');

/** The data set of a run: its name, its sizes, and a checksum of what was read. */
export const runDataSchema = z.looseObject({
  name: z.string().min(1),
  features: count,
  labels: count,
  /** Points of each part. */
  train: count,
  test: count,
  dev: count.optional(),
  /** Name of the split where the data set has more than one. */
  split: z.string().min(1).optional(),
  checksum: z.string().min(1),
});

/** The machine a run was measured on. */
export const environmentSchema = z.looseObject({
  node: z.string(),
  platform: z.string(),
  cpu: z.string(),
  cores: z.int().positive(),
});

/** One finished training run: exactly the document `owlery train --json` prints. */
export const runRecordSchema = z.looseObject({
  schema: z.literal('owlery.run/1'),
  id: recordIdSchema,
  createdAt: z.iso.datetime({ offset: true }),
  data: runDataSchema,
  config: runConfigSchema,
  epochs: z.array(epochRecordSchema),
  metrics: z.looseObject({ test: metricsSchema, dev: metricsSchema.optional() }),
  cost: z.looseObject({
    /** Seconds of training proper, without reading data and evaluating. */
    trainSeconds: z.number().nonnegative(),
    /** Labels whose score was computed, over the whole run. */
    scoredLabels: count,
    peakRssMiB: z.number().nonnegative().optional(),
  }),
  environment: environmentSchema,
  /** Free tags, such as `experiment`, `method`, `task`, `split`. */
  labels: z.record(z.string(), z.string()).optional(),
  /** SHA-256 of the parameters. */
  checksum: sha256,
});

export type RunRecord = z.infer<typeof runRecordSchema>;
export type RunData = z.infer<typeof runDataSchema>;
