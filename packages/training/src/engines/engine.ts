import { type ChunkCounts, type StepChunk } from '../planning/step-chunk.ts';

/** A table of parameters or optimiser state: `rows` rows of `columns` float32 numbers, `stride` apart. */
export interface ParameterTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /**
   * The numbers, to be read and written between two runs of steps; looked up anew after each,
   * since an engine may keep them elsewhere meanwhile.
   */
  readonly values: Float32Array;
  /** Whether it belongs to the model (and its checksum) or only to the optimiser. */
  readonly role: 'parameter' | 'optimiser';
}

/** The best labels of points: count × k, best first; −1 where there were fewer. */
export interface Ranking {
  readonly k: number;
  readonly labels: Int32Array;
  readonly scores: Float32Array;
}

/** Milliseconds spent in each phase, summed over threads. */
export type PhaseTimes = Readonly<Record<PhaseName, number>>;
export type PhaseName = (typeof phaseNames)[number];

/** `score` reads the label rows where they lie, so it holds the gather. */
export const phaseNames = [
  'embed',
  'score',
  'mine',
  'differentiate',
  'updateLabels',
  'updateFeatures',
] as const;

/**
 * What trains a model: it holds the parameters and runs the steps that a planner lays out.
 *
 * Engines differ in speed and in rounding, never in what they compute; one test body holds
 * them to the plain one.
 */
export interface Engine {
  readonly id: 'wasm' | 'js' | 'tfjs';
  readonly threads: number;
  /** Two chunks, so that one can be laid out while the other runs. */
  readonly chunks: readonly [StepChunk, StepChunk];
  readonly tables: readonly ParameterTable[];
  /** Runs the steps of a chunk, in order, and fills its losses. */
  run(chunk: StepChunk): Promise<ChunkCounts>;
  /** The k best of all labels for points [from, to) of a split, exactly; ties go to the smaller label. */
  rank(split: 'train' | 'dev' | 'test', from: number, to: number, k: number): Promise<Ranking>;
  /** Milliseconds by phase since the start, when timing was asked for. */
  phaseTimes(): PhaseTimes;
  close(): Promise<void>;
}
