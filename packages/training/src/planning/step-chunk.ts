/**
 * The steps an engine runs in one go, laid out in flat arrays (in shared memory for the
 * engines that have it). Step `s` holds `exampleCounts[s]` ≤ batch examples and
 * `slotCounts[s]` ≤ slotCapacity label rows, its slots. Where the step's sample is shared,
 * the first `sampledCounts[s]` slots are it, in ascending order of the labels, and the
 * positives that were not sampled follow. Where each example samples for itself, slots come
 * in the order of first use and `candidates` lists those of each example.
 */
export interface StepChunk {
  readonly shape: ChunkShape;
  /** Steps filled. */
  steps: number;
  /** steps × batch: the point of each example. */
  readonly points: Int32Array;
  /** steps × batch: the slot of each example's positive label. */
  readonly positiveSlots: Int32Array;
  readonly exampleCounts: Int32Array;
  readonly sampledCounts: Int32Array;
  readonly slotCounts: Int32Array;
  /** steps × slotCapacity: the label of each slot. */
  readonly slotLabels: Int32Array;
  /** steps × batch + 1 offsets into `maskSlots`: the sampled slots that are positives of the example. */
  readonly maskStarts: Int32Array;
  readonly maskSlots: Int32Array;
  /** steps × batch × candidates: the slots an example sampled for itself. */
  readonly candidates: Int32Array;
  /** Per step: learning rate of the embedding, of the output layer, and the momentum. */
  readonly rates: Float32Array;
  /** steps × batch, out: the loss of each example. */
  readonly losses: Float32Array;
}

export interface ChunkShape {
  /** Most steps a chunk holds. */
  readonly steps: number;
  readonly batch: number;
  readonly slotCapacity: number;
  readonly maskCapacity: number;
  /** Labels each example samples for itself; 0 where the step's sample is shared. */
  readonly candidates: number;
}

/** What a chunk did, in counts. */
export interface ChunkCounts {
  readonly keptNegatives: number;
  readonly updatedRows: number;
}

/** Lengths of the arrays of a chunk, by name. */
export function chunkLengths(shape: ChunkShape) {
  const examples = shape.steps * shape.batch;
  return {
    points: examples,
    positiveSlots: examples,
    exampleCounts: shape.steps,
    sampledCounts: shape.steps,
    slotCounts: shape.steps,
    slotLabels: shape.steps * shape.slotCapacity,
    maskStarts: examples + 1,
    maskSlots: shape.maskCapacity,
    candidates: examples * shape.candidates,
    rates: 3 * shape.steps,
    losses: examples,
  } as const;
}
