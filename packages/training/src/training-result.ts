import { type PhaseTimes } from './engines/engine.ts';
import { type RankingMetrics } from './metrics/ranking-metrics.ts';
import { type TrainingConfig } from './training-config.ts';

/** What one epoch did. Seconds are of training proper, without evaluation and checkpoints. */
export interface EpochResult {
  /** From 1. */
  readonly epoch: number;
  /** Mean training loss over the examples, each at the parameters of its step. */
  readonly loss: number;
  readonly seconds: number;
  readonly examplesPerSecond: number;
  /** Scores formed: per example the sampled labels and the positive. */
  readonly scoredLabels: number;
  /** Negatives that were kept and had a slope. */
  readonly keptNegatives: number;
  /** Label rows changed, summed over the steps. */
  readonly updatedRows: number;
  readonly dev?: RankingMetrics;
}

export interface TrainingResult {
  readonly config: TrainingConfig;
  readonly epochs: readonly EpochResult[];
  readonly metrics: { readonly dev?: RankingMetrics; readonly test?: RankingMetrics };
  readonly cost: {
    readonly trainSeconds: number;
    readonly scoredLabels: number;
    readonly peakRssMiB: number;
  };
  /** SHA-256 of the parameters. */
  readonly checksum: string;
  /** Milliseconds by phase, summed over threads, when timing was asked for; `plan` is the main thread's. */
  readonly phases: PhaseTimes & { readonly plan: number };
}
