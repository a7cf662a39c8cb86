import { type Ball } from '../balls/ball.ts';
import { type Points } from '../points/points.ts';
import { expectedRootOfChiSquares } from './expected-root-of-chi-squares.ts';
import { gaussianFactor } from './gaussian-factor.ts';
import { isSparse } from './check-points.ts';

/** E‖M‖_* under Gaussian noise where it is a root of chi-square numbers; undefined where it is not. */
export function quadratureDualNorm(ball: Ball, points: Points, classes: number): number | undefined {
  const combine = ball.rows?.combine;
  if (isSparse(points) || (combine !== 'sum' && combine !== 'root-sum-of-squares')) return undefined;
  const factor = gaussianFactor(points, true);
  if (!('sigma' in factor)) return undefined;
  const lambda = factor.sigma.map((sigma) => sigma * sigma);
  return combine === 'sum'
    ? classes * expectedRootOfChiSquares(lambda, 1)
    : expectedRootOfChiSquares(lambda, classes);
}
