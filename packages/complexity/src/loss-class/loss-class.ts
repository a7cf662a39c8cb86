import { type OrderedWeightedLoss } from '@owlery/losses';

import { type Ball, type BallId } from '../balls/ball.ts';
import { type Points } from '../points/points.ts';

/** The class $\ell\circ F=\{(x,y)\mapsto\ell(Wx,y):\lVert W\rVert\le\Lambda\}$ on a labelled sample. */
export interface LossClass {
  readonly loss: OrderedWeightedLoss;
  readonly ball: Ball | BallId;
  /** $\Lambda\ge0$. */
  readonly radius: number;
  /** $x_1,\dots,x_n$. */
  readonly points: Points;
  /** $y_i\in\{0,\dots,L-1\}$. */
  readonly labels: ArrayLike<number>;
}
