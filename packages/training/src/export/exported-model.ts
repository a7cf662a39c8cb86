import { type CheckpointHeader } from '../checkpoint/checkpoint-header.ts';

/** A table of parameters that is to be exported. */
export interface ExportedTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Its little-endian float32 numbers in pieces of whole rows, without padding. */
  readonly pieces: () => AsyncIterable<Buffer>;
}

/** What there is to export: `features`, `labels` and, with a hidden layer, `hidden`. */
export interface ExportedModel {
  readonly header: CheckpointHeader;
  readonly tables: readonly ExportedTable[];
}
