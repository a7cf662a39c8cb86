import { type BallId } from '../balls/ball.ts';
import { type ComplexityEstimate } from './complexity-estimate.ts';

/** An estimate for a norm ball of linear scorers, with the bound that theory gives. */
export interface LinearComplexityEstimate extends ComplexityEstimate {
  readonly ball: BallId;
  /** $d$. */
  readonly columns: number;
  /** $\Lambda$. */
  readonly radius: number;
  /** An upper bound of the complexity, on the same scale as the estimate. */
  readonly bound: number;
  /** The bound in LaTeX. */
  readonly boundFormula: string;
}
