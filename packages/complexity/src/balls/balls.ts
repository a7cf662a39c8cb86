import { type Ball } from './ball.ts';
import { entrywiseBall } from './entrywise-ball.ts';
import { frobeniusBall } from './frobenius-ball.ts';
import { nuclearBall } from './nuclear-ball.ts';
import { rowBall } from './row-ball.ts';
import { rowSumBall } from './row-sum-ball.ts';
import { spectralBall } from './spectral-ball.ts';

/**
 * Every norm ball of the project; a new one is tested by being listed here.
 *
 * @example
 * balls.map((ball) => ball.id) // ['frobenius', 'row', 'row-sum', 'spectral', 'nuclear', 'entrywise']
 */
export const balls: readonly Ball[] = [
  frobeniusBall,
  rowBall,
  rowSumBall,
  spectralBall,
  nuclearBall,
  entrywiseBall,
];
