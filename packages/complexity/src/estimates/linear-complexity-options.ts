import { type Ball, type BallId } from '../balls/ball.ts';
import { type Noise } from '../noise.ts';
import { type Points } from '../points/points.ts';
import { type MonteCarloOptions } from './monte-carlo-options.ts';

/** The question that `linearComplexity` answers. */
export interface LinearComplexityOptions extends MonteCarloOptions {
  readonly ball: Ball | BallId;
  /** Signs when left out. */
  readonly noise?: Noise;
  /** $L$, at least 1; 1 is the scalar class. */
  readonly classes: number;
  /** $\Lambda\ge0$. */
  readonly radius: number;
  /** $x_1,\dots,x_n$. */
  readonly points: Points;
}
