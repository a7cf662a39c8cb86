import { type EpochResult } from '../training-result.ts';
import { type TrainingConfig } from '../training-config.ts';

/** Bytes of a block of a checkpoint at most, unless one row is longer. */
export const checkpointBlockBytes = 1 << 24;

export const checkpointSchema = 'owlery.checkpoint/2';

/** Where training stands: so many whole epochs, then so many steps of the next one. */
export interface TrainingProgress {
  readonly epochs: readonly EpochResult[];
  /** Steps done of the epoch after those. */
  readonly step: number;
  /** What those steps have summed up to so far. */
  readonly partial: PartialEpoch;
}

export interface PartialEpoch {
  readonly lossSum: number;
  readonly examples: number;
  readonly seconds: number;
  readonly scoredLabels: number;
  readonly keptNegatives: number;
  readonly updatedRows: number;
}

/** What stands at the head of a checkpoint file, as JSON. */
export interface CheckpointHeader {
  readonly schema: typeof checkpointSchema;
  readonly config: TrainingConfig;
  readonly data: { readonly name: string; readonly checksum: string };
  readonly progress: TrainingProgress;
  readonly blockBytes: number;
  /** The tables that follow, in order; each is rows × columns little-endian float32 numbers. */
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly columns: number }[];
}
