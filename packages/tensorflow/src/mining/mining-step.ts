import { type StepChunk } from '@owlery/training';

/** One step of mining: which labels are scored for a batch, and which of them each example may keep. */
export interface MiningStep {
  readonly examples: number;
  /** The label of each slot. */
  readonly slotLabels: Int32Array;
  /** The first so many slots are the sample that the batch shares. */
  readonly sampled: number;
  /** The slot of each example's positive. */
  readonly positiveSlots: Int32Array;
  /** Places (example, slot), flat, of the shared sample that are positives of the example. */
  readonly masked: Int32Array;
  /** examples × own: the slots an example drew for itself; `own` is 0 where the sample is shared. */
  readonly own: number;
  readonly candidates: Int32Array;
}

/** The step `s` of a chunk. */
export function miningStepOf(chunk: StepChunk, s: number): MiningStep {
  const { batch, slotCapacity, candidates: own } = chunk.shape;
  const examples = chunk.exampleCounts[s];
  const first = s * batch;
  const from = chunk.maskStarts[first];
  const masked = new Int32Array(2 * (own > 0 ? 0 : chunk.maskStarts[first + examples] - from));
  for (let i = 0; own === 0 && i < examples; i++) {
    for (let m = chunk.maskStarts[first + i]; m < chunk.maskStarts[first + i + 1]; m++) {
      masked[2 * (m - from)] = i;
      masked[2 * (m - from) + 1] = chunk.maskSlots[m];
    }
  }
  return {
    ...{ examples, own, masked, sampled: chunk.sampledCounts[s] },
    slotLabels: chunk.slotLabels.subarray(s * slotCapacity, s * slotCapacity + chunk.slotCounts[s]),
    positiveSlots: chunk.positiveSlots.subarray(first, first + examples),
    candidates: chunk.candidates.subarray(first * own, (first + examples) * own),
  };
}

/** What `miningStep` is made of. */
export interface Batch {
  /** All positive labels of each example. */
  readonly positives: readonly (readonly number[])[];
  /** The positive that each example is trained on; its first without it. */
  readonly drawn?: readonly number[];
  /** The labels that the batch samples as negatives; positives of an example are dropped from its own. */
  readonly sample: readonly number[];
}

/**
 * A step for a batch and a sample that it shares.
 *
 * @example
 * ```ts
 * const step = miningStep({ positives: [[7], [2, 5]], sample: [1, 2, 9] });
 * ```
 */
export function miningStep({ positives, drawn, sample }: Batch): MiningStep {
  const targets = positives.map((labels, i) => drawn?.[i] ?? labels[0]);
  const masked = positives.flatMap((labels, i) =>
    sample.flatMap((label, slot) => (labels.includes(label) ? [i, slot] : [])),
  );
  return {
    ...{ examples: positives.length, sampled: sample.length, own: 0, candidates: new Int32Array(0) },
    slotLabels: Int32Array.from([...sample, ...targets]),
    positiveSlots: Int32Array.from(targets, (_, i) => sample.length + i),
    masked: Int32Array.from(masked),
  };
}
