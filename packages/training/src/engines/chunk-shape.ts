import { type Split } from '@owlery/data';
import { type ChunkShape } from '../planning/step-chunk.ts';
import { type LabelSampler } from '../planning/sampling.ts';

/** Steps that one chunk holds at most: enough to make handing over cheap, few enough to report progress. */
const mostSteps = 64;
/** Slots and masks that one chunk holds at most, unless a single step needs more. */
const mostEntries = 1 << 20;

/** The capacities a run's chunks need: those of its fullest possible step, times a number of steps. */
export function chunkShape(batch: number, train: Split, sampler: LabelSampler): ChunkShape {
  // Sampled labels and positives that were not sampled; never more than there are labels,
  // unless labels are drawn several times.
  const distinct = Math.min(sampler.size + batch, train.labels.labels);
  const slotCapacity = sampler.repeats ? sampler.size + batch : distinct;
  const masks = Math.max(
    1,
    batch * longestRow(train.labels.rowStarts) * (sampler.repeats ? sampler.size : 1),
  );
  const steps = Math.max(1, Math.min(mostSteps, Math.floor(mostEntries / Math.max(slotCapacity, masks))));
  return { steps, batch, slotCapacity, maskCapacity: steps * masks };
}

/** The most entries a row has. */
export function longestRow(rowStarts: Uint32Array): number {
  let longest = 0;
  for (let r = 1; r < rowStarts.length; r++) longest = Math.max(longest, rowStarts[r] - rowStarts[r - 1]);
  return longest;
}
