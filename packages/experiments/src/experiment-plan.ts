import { type TrainingConfig } from '@owlery/training';

/** A data set to compare methods on, and for how long. */
export interface PlannedTask {
  /** Name or folder of the data set. */
  readonly data: string;
  readonly epochs: number;
  /** The dev metric by which hyper-parameters are chosen. */
  readonly metric: 'P@1' | 'P@3' | 'P@5' | 'nDCG@5';
  /** The same task on other splits, run with what was chosen on `data`. */
  readonly otherSplits: readonly string[];
}

/** Which negatives a method samples and keeps. */
export type PlannedMethod = Pick<TrainingConfig, 'method' | 'sample' | 'keep'>;

/** What is chosen on dev: a point of the grid of hyper-parameters. */
export type Candidate = Pick<TrainingConfig, 'learningRate' | 'normalise'>;

/** A grid of runs: every task with every method and seed, hyper-parameters chosen on dev beforehand. */
export interface ExperimentPlan {
  readonly name: string;
  readonly configuration: 'quick' | 'full';
  readonly tasks: readonly PlannedTask[];
  readonly methods: readonly PlannedMethod[];
  readonly seeds: readonly number[];
  readonly tuning: {
    /** Tried for every method on every task: the same budget for each. */
    readonly candidates: readonly Candidate[];
    /** Dev points a candidate is measured on. */
    readonly devLimit: number;
    /** None of the seeds of the runs that are reported. */
    readonly seed: number;
  };
  /** What all runs share. */
  readonly model: Omit<TrainingConfig, keyof PlannedMethod | keyof Candidate | 'epochs' | 'seed' | 'threads'>;
  /** Points of the dev split measured after each epoch. */
  readonly devLimit: number;
}
