import { type Split } from '@owlery/data';
import { type ChunkShape } from '../planning/step-chunk.ts';
import { type LabelSampler } from '../planning/sampling.ts';

/** Steps that one chunk holds at most: enough to make handing over cheap, few enough to report progress. */
const mostSteps = 256;
/** Slots and masks that one chunk holds at most, unless a single step needs more. */
const mostEntries = 1 << 20;

/** The capacities a run's chunks need: those of its fullest possible step, times a number of steps. */
export function chunkShape(batch: number, train: Split, sampler: LabelSampler): ChunkShape {
  const candidates = sampler.shared ? 0 : sampler.size;
  // Sampled labels and positives that were not sampled; never more than there are labels,
  // unless labels are drawn several times.
  const drawn = sampler.size * (sampler.shared ? 1 : batch) + batch;
  const slotCapacity = sampler.repeats ? drawn : Math.min(drawn, train.labels.labels);
  const copies = sampler.repeats ? sampler.size : 1;
  const masks = sampler.shared ? Math.max(1, batch * longestRow(train.labels.rowStarts) * copies) : 1;
  const stepEntries = Math.max(slotCapacity, masks, batch * candidates);
  const steps = Math.max(1, Math.min(mostSteps, Math.floor(mostEntries / stepEntries)));
  return { steps, batch, slotCapacity, maskCapacity: steps * masks, candidates };
}

/** The most entries a row has. */
export function longestRow(rowStarts: Uint32Array): number {
  let longest = 0;
  for (let r = 1; r < rowStarts.length; r++) longest = Math.max(longest, rowStarts[r] - rowStarts[r - 1]);
  return longest;
}
