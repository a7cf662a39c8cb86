import { type MeasuredClass } from '../measured-class.ts';

/** What is compared: all pairs of b and k with k ≤ b at one number of scored labels. */
export interface ChoiceOptions extends MeasuredClass {
  readonly samples: readonly number[];
  readonly keeps: readonly number[];
  /** $n$. */
  readonly n: number;
  /** Labels scored in a training; with b negatives a step scores b + 1. */
  readonly scoredLabels: number;
  /** Every K that the error is taken for. */
  readonly tops: readonly number[];
  /** Step lengths that each cell tries; the one of the least training loss counts. */
  readonly stepLengths: readonly number[];
}
