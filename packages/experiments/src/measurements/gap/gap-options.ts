import { type MeasuredClass, type SampleAndKeep } from '../measured-class.ts';

/** What `measureGap` measures: one b and k, growing n. */
export interface GapOptions extends MeasuredClass, SampleAndKeep {
  /** Growing n. */
  readonly points: readonly number[];
  /** The training loss is certainly within this share of it from the least of the ball, if `steps` suffice. */
  readonly tolerance: number;
  /** Subgradients of a training at most. */
  readonly steps: number;
}

/** How closely trainings are done unless said otherwise. */
export const defaultGapEffort = { tolerance: 0.01, steps: 1000 } as const;
