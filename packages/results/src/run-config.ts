import { z } from 'zod';

const count = z.int().positive();

/**
 * What a training run was asked to do: everything that, with the data, decides its bits, and the
 * number of threads, which does not. Further keys may be added freely; they are kept.
 */
export const runConfigSchema = z
  .looseObject({
    /** `snm`: the `keep` best scored of `sample` negatives; `ns`: all of them; `full`: every label, by rank. */
    method: z.enum(['snm', 'ns', 'full']),
    family: z.enum(['bowl', 'powl']),
    surrogate: z.string().min(1),
    /** b, negatives drawn for a point; for `full` the b of its order weights, or absent. */
    sample: count.optional(),
    /** k, negatives kept of those drawn; `sample` or absent for `ns`; for `full` as b. */
    keep: count.optional(),
    /** Id of the sampling scheme. */
    sampling: z.string().min(1).optional(),
    /** d, columns of the embedding. */
    dim: count,
    /** Units of the hidden layer; 0 for none. */
    hidden: z.int().nonnegative(),
    normalise: z.boolean(),
    epochs: z.int().nonnegative(),
    batch: count,
    seed: z.int(),
    threads: count,
    engine: z.string().min(1),
    optimiser: z.string().min(1),
    learningRate: z.looseObject({ embedding: z.number().nonnegative(), output: z.number().nonnegative() }),
    momentum: z.number().min(0).max(1).optional(),
    schedule: z.string().min(1),
  })
  .check((context) => {
    const { method, sample, keep } = context.value;
    const refuse = (path: 'sample' | 'keep', message: string) =>
      context.issues.push({ code: 'custom', path: [path], message, input: context.value[path] });
    if (method !== 'full' && sample === undefined) refuse('sample', `method '${method}' needs a sample size`);
    if (method === 'snm' && keep === undefined)
      refuse('keep', "method 'snm' needs the number of kept negatives");
    if (method === 'ns' && keep !== undefined && keep !== sample)
      refuse('keep', `method 'ns' keeps all sampled negatives, so keep is ${sample} or absent, got ${keep}`);
    if (sample !== undefined && keep !== undefined && keep > sample)
      refuse('keep', `keep must be at most sample = ${sample}, got ${keep}`);
  });

export type RunConfig = z.infer<typeof runConfigSchema>;
