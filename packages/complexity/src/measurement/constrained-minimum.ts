import { type OrderedWeightedLoss } from '@owlery/losses';
import { checkWholeNumber } from '@owlery/numeric';

import { ballById } from '../balls/ball-by-id.ts';
import { type Ball, type BallId } from '../balls/ball.ts';
import { addPoint } from '../internal/add-point.ts';
import { checkRadius } from '../internal/check-radius.ts';
import { forEachPair } from '../internal/for-each-pair.ts';
import { rowNorm } from '../internal/row-norms.ts';
import { expectedLoss } from './expected-loss.ts';
import { type FiniteDistribution } from './finite-distribution.ts';

/** The question that `constrainedMinimum` answers. */
export interface ConstrainedMinimumOptions {
  readonly distribution: FiniteDistribution;
  /** Convex: non-increasing $\theta$. */
  readonly loss: OrderedWeightedLoss;
  readonly ball: Ball | BallId;
  /** $\Lambda\ge0$. */
  readonly radius: number;
  /** Stop when the loss is certainly within this share of it from the minimum; 0.01 when left out. */
  readonly tolerance?: number;
  /** Subgradients at most; 2000 when left out. */
  readonly steps?: number;
}

/** A scorer of the ball and how far from the best it can be. */
export interface ConstrainedMinimum {
  /** $W\in\mathbb R^{L\times d}$, row-major, $\lVert W\rVert\le\Lambda$ to rounding. */
  readonly weights: Float64Array;
  /** The expected loss at $W$. */
  readonly loss: number;
  /** No $W$ of the ball has a smaller expected loss, to rounding. */
  readonly lowerBound: number;
  /** Subgradients taken. */
  readonly steps: number;
}

/**
 * The least expected loss over a norm ball of linear scorers, by projected subgradients with averaging, and a
 * certificate of how near it is.
 *
 * $$\min_{\lVert W\rVert\le\Lambda}F(W),\qquad F(W)=\mathbb E\,\ell_\theta(Wx,y);\qquad
 *   W_{t+1}=\Pi\bigl(W_t-\eta_tG_t\bigr),\ G_t\in\partial F(W_t)$$
 *
 * Phases of 32, 64, 128, … steps of length $\Lambda_F/\sqrt{\text{steps of the phase}}$ along the normalised
 * subgradient ($\Lambda_F$ the Frobenius radius of the ball), each from the average of the one before, averages
 * weighed by $\eta_t$. A subgradient supports $F$ from below, so for the averages over a phase
 * $$F(W)\ge\overline{F(W_t)-\langle G_t,W_t\rangle}-\Lambda\lVert\overline{G_t}\rVert_*\quad\text{for all }W\text{ of the ball}$$
 * and the largest such number is `lowerBound`. The exact loss over all labels is used throughout; nothing is sampled.
 *
 * @throws RangeError for a loss that is not convex or for other classes, a negative radius, unknown balls, numbers
 *   out of range.
 *
 * Cost: a subgradient a pair and step, and projections. Source: derived here (recalled: Nesterov, Lectures on convex
 * optimization, 3.2, for the method).
 * @example
 * const distribution = empiricalDistribution(pointsFromRows([[1]]), [0], 2);
 * const loss = powl({ surrogate: hinge, weights: [1] });
 * const { loss: least, lowerBound } = constrainedMinimum({ distribution, loss, ball: 'frobenius', radius: 0.5 });
 * [least.toFixed(2), lowerBound <= 1 - Math.SQRT1_2 + 1e-12] // ['0.29', true]
 */
export function constrainedMinimum(options: ConstrainedMinimumOptions): ConstrainedMinimum {
  const { distribution, loss, radius, tolerance = 0.01, steps: most = 2000 } = options;
  const ball = typeof options.ball === 'string' ? ballById(options.ball) : options.ball;
  const { classes, points } = distribution;
  if (loss.classes !== classes) {
    throw new RangeError(`loss must be for ${classes} classes, got one for ${loss.classes}`);
  }
  if (!loss.convex) throw new RangeError('loss must be convex: its weights must not increase with the rank');
  checkRadius(radius);
  checkWholeNumber('steps', most, 1, Infinity);
  if (!(tolerance >= 0)) throw new RangeError(`tolerance must be a number of at least 0, got ${tolerance}`);

  const length = classes * points.columns;
  const reach = radius * ball.frobeniusFactor(classes, points.columns);
  const current = new Float64Array(length);
  const gradient = new Float64Array(length);
  const meanWeights = new Float64Array(length);
  const meanGradient = new Float64Array(length);
  const subgradient = subgradientOf(distribution, loss);
  const best = { weights: new Float64Array(length), loss: Infinity, lowerBound: -Infinity };
  const keep = (weights: Float64Array, value: number): void => {
    if (value >= best.loss) return;
    best.loss = value;
    best.weights.set(weights);
  };

  let steps = 0;
  for (let phase = 32; steps < most; phase *= 2) {
    meanWeights.fill(0);
    meanGradient.fill(0);
    let [support, total] = [0, 0];
    const end = Math.min(most, steps + phase);
    for (; steps < end; steps++) {
      const value = subgradient(current, gradient);
      const norm = rowNorm(gradient, 0, length);
      if (norm === 0 || radius === 0) return { weights: current, loss: value, lowerBound: value, steps };
      const step = reach / (norm * Math.sqrt(phase));
      let inner = 0;
      for (let at = 0; at < length; at++) {
        inner += gradient[at] * current[at];
        meanWeights[at] += step * current[at];
        meanGradient[at] += step * gradient[at];
        current[at] -= step * gradient[at];
      }
      support += step * (value - inner);
      total += step;
      ball.project(current, classes, points.columns, radius);
    }
    for (let at = 0; at < length; at++) {
      current[at] = meanWeights[at] / total;
      meanGradient[at] /= total;
    }
    keep(current, expectedLoss(distribution, current, loss));
    const dual = ball.dualNormOf(meanGradient, classes, points.columns);
    best.lowerBound = Math.max(best.lowerBound, support / total - radius * dual);
    if (best.loss - best.lowerBound <= tolerance * best.loss) break;
  }
  return { ...best, steps };
}

/** The expected loss and a subgradient of it, written into `gradient`. */
function subgradientOf(
  distribution: FiniteDistribution,
  loss: OrderedWeightedLoss,
): (weights: Float64Array, gradient: Float64Array) => number {
  const { points, classes } = distribution;
  const slopes = new Float64Array(classes);
  const ofPoint = new Float64Array(classes);
  let seen = -1;
  const finishPoint = (gradient: Float64Array): void => {
    for (let c = 0; c < classes; c++) {
      if (ofPoint[c] !== 0) addPoint(points, seen, ofPoint[c], gradient, c * points.columns);
    }
    ofPoint.fill(0);
  };
  return (weights, gradient) => {
    gradient.fill(0);
    let value = 0;
    forEachPair(distribution, weights, (scores, label, probability, point) => {
      if (point !== seen) {
        finishPoint(gradient);
        seen = point;
      }
      value += probability * loss.subgradient(scores, label, slopes);
      for (let c = 0; c < classes; c++) ofPoint[c] += probability * slopes[c];
    });
    finishPoint(gradient);
    return value;
  };
}
