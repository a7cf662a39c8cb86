import { type MeasuredClass } from '../measured-class.ts';

/** What is taken apart: the error with k = 1 minus that with k = b. */
export interface FactorsOptions extends MeasuredClass {
  /** $b$. */
  readonly sample: number;
  /** $n$. */
  readonly n: number;
  /** $K$ of the error. */
  readonly top: number;
  /** Of each stochastic training. */
  readonly steps: number;
  readonly stepLength: number;
  /** Draws a step of the arm with less variance. */
  readonly draws: number;
}
