import { type OrderedWeightedLoss } from '@owlery/losses';
import { checkWholeNumber } from '@owlery/numeric';

import { ballById } from '../balls/ball-by-id.ts';
import { type Ball } from '../balls/ball.ts';
import { type LossClass } from '../loss-class/loss-class.ts';
import { type Points } from '../points/points.ts';
import { checkPoints } from './check-points.ts';
import { checkRadius } from './check-radius.ts';

/** A loss class with its names looked up. */
export interface CheckedLossClass {
  readonly loss: OrderedWeightedLoss;
  readonly ball: Ball;
  readonly radius: number;
  readonly points: Points;
  readonly labels: ArrayLike<number>;
  readonly classes: number;
}

export function checkedLossClass({ loss, ball, radius, points, labels }: LossClass): CheckedLossClass {
  checkPoints(points);
  const { classes } = loss;
  checkRadius(radius);
  if (labels.length !== points.rows) {
    throw new RangeError(`labels must be one a point, ${points.rows}, got ${labels.length}`);
  }
  for (let i = 0; i < labels.length; i++) checkWholeNumber(`label ${i}`, labels[i], 0, classes - 1);
  return { loss, ball: typeof ball === 'string' ? ballById(ball) : ball, radius, points, labels, classes };
}
