import { sampledLoss, type OrderedWeightedLoss } from '@owlery/losses';
import { uniformWithoutReplacement } from '@owlery/mining';
import { checkWholeNumber, type RandomStream } from '@owlery/numeric';

import { ballById } from '../balls/ball-by-id.ts';
import { type Ball, type BallId } from '../balls/ball.ts';
import { addPoint } from '../internal/add-point.ts';
import { checkRadius } from '../internal/check-radius.ts';
import { pairDrawer } from '../internal/pair-drawer.ts';
import { pointTimesVector } from '../internal/points-times-vector.ts';
import { type FiniteDistribution } from './finite-distribution.ts';

/** Where the subgradient of one pair comes from; the mean is the same for all. */
export type SubgradientSource =
  /** The exact $\theta$ over all labels. */
  | { readonly kind: 'exact' }
  /** The mean of `draws` independent draws of $b$ = `sample` negatives, $k$ = `keep` kept of each. */
  | {
      readonly kind: 'mined';
      readonly sample: number;
      readonly keep: number;
      readonly draws?: number;
    };

/** How `stochasticDescent` trains. */
export interface StochasticDescentOptions {
  /** Pairs are drawn from it: the empirical distribution of a sample. */
  readonly distribution: FiniteDistribution;
  /** The loss whose $\theta$ the source has in expectation. */
  readonly loss: OrderedWeightedLoss;
  readonly source: SubgradientSource;
  readonly ball: Ball | BallId;
  /** $\Lambda>0$. */
  readonly radius: number;
  readonly steps: number;
  /** $s>0$: step $t$ has the factor $s\Lambda_F/\sqrt t$. */
  readonly stepLength: number;
  /** Divide by the root mean square of the subgradients so far, so that all sources take steps of one length. */
  readonly matched?: boolean;
  readonly stream: RandomStream;
}

/** What `stochasticDescent` found. */
export interface StochasticDescent {
  /** The average of the second half of the steps, $L\times d$, row-major; in the ball. */
  readonly weights: Float64Array;
  /** The root mean square of $\lVert G_t\rVert_F$. */
  readonly gradientNorm: number;
  /** Scores that a step needs at least, over all steps: $L$ or draws times b, and the label's. */
  readonly scoredLabels: number;
}

/**
 * Projected stochastic subgradients over a norm ball of linear scorers: one pair a step, averaging over the second half.
 *
 * $$W_{t+1}=\Pi\Bigl(W_t-\frac{s\Lambda_F}{\sqrt t}\,G_t\Bigr),\qquad
 *   \mathbb E[G_t\mid W_t]\in\partial\,\mathbb E\,\ell_\theta(W_tx,y)$$
 *
 * The sources differ in the variance of $G_t$ and in cost and not in its mean, so that one thing at a time can be
 * changed: all labels or a draw, one draw or the mean of several, steps of a length of their own or of one length.
 * Ties: the smaller class index is kept first.
 *
 * @throws RangeError for numbers outside their domains, or a loss for other classes.
 *
 * Cost: O(L(entries of a point + d)) a step and a projection. Source: derived here (the averaging: recalled, Rakhlin,
 * Shamir and Sridharan 2012).
 * @example
 * const distribution = empiricalDistribution(pointsFromRows([[1], [-1]]), [0, 1], 2);
 * const loss = powl({ surrogate: hinge, weights: [1] });
 * const { weights } = stochasticDescent({ distribution, loss, source: { kind: 'mined', sample: 1, keep: 1 },
 *   ball: 'frobenius', radius: 1, steps: 100, stepLength: 1, stream: randomStream(1) });
 * expectedTopKError(distribution, weights, 1) // 0
 */
export function stochasticDescent(options: StochasticDescentOptions): StochasticDescent {
  const { distribution, loss, source, radius, steps, stepLength, matched = false, stream } = options;
  const ball = typeof options.ball === 'string' ? ballById(options.ball) : options.ball;
  const { classes, points, pairStarts, labels } = distribution;
  if (loss.classes !== classes) {
    throw new RangeError(`loss must be for ${classes} classes, got one for ${loss.classes}`);
  }
  checkRadius(radius);
  checkWholeNumber('steps', steps, 1, Infinity);
  if (!(stepLength > 0 && stepLength < Infinity)) {
    throw new RangeError(`stepLength must be a positive number, got ${stepLength}`);
  }
  const { columns } = points;
  const reach = radius * ball.frobeniusFactor(classes, columns);
  const current = new Float64Array(classes * columns);
  const average = new Float64Array(classes * columns);
  const scores = new Float64Array(classes);
  const slopes = new Float64Array(classes);
  const subgradient = subgradientFrom(source, loss, stream);
  const draw = pairDrawer(distribution.probabilities);
  const pointOf = new Uint32Array(labels.length);
  const squaredNorm = new Float64Array(points.rows);
  for (let i = 0; i < points.rows; i++) {
    pointOf.fill(i, pairStarts[i], pairStarts[i + 1]);
    squaredNorm[i] = squaredNormOf(distribution, i);
  }

  let squares = 0;
  let averaged = 0;
  for (let t = 1; t <= steps; t++) {
    const pair = draw(stream);
    const point = pointOf[pair];
    for (let c = 0; c < classes; c++) scores[c] = pointTimesVector(points, point, current, c * columns);
    subgradient(scores, labels[pair], slopes);
    let square = 0;
    for (let c = 0; c < classes; c++) square += slopes[c] * slopes[c];
    squares += square * squaredNorm[point];
    const scale = matched && squares > 0 ? Math.sqrt(t / squares) : 1;
    const step = (scale * stepLength * reach) / Math.sqrt(t);
    for (let c = 0; c < classes; c++) {
      if (slopes[c] !== 0) addPoint(points, point, -step * slopes[c], current, c * columns);
    }
    ball.project(current, classes, columns, radius);
    if (2 * t <= steps) continue;
    averaged++;
    for (let at = 0; at < average.length; at++) average[at] += (current[at] - average[at]) / averaged;
  }
  const perStep = source.kind === 'exact' ? classes : 1 + (source.draws ?? 1) * source.sample;
  return { weights: average, gradientNorm: Math.sqrt(squares / steps), scoredLabels: steps * perStep };
}

/** Writes a subgradient in the scores into `out`. */
function subgradientFrom(
  source: SubgradientSource,
  loss: OrderedWeightedLoss,
  stream: RandomStream,
): (scores: Float64Array, label: number, out: Float64Array) => void {
  if (source.kind === 'exact') return (scores, label, out) => void loss.subgradient(scores, label, out);
  const { sample, keep, draws = 1 } = source;
  checkWholeNumber('draws', draws, 1, Infinity);
  checkWholeNumber('sample', sample, 1, loss.classes - 1, 'classes - 1');
  checkWholeNumber('keep', keep, 1, sample, 'sample');
  const mined = sampledLoss({ family: loss.family, surrogate: loss.surrogate, keep });
  const sampler = uniformWithoutReplacement.prepare({ classes: loss.classes });
  const negatives = new Int32Array(sample);
  const positives = new Uint32Array(1);
  const one = new Float64Array(loss.classes);
  return (scores, label, out) => {
    positives[0] = label;
    out.fill(0);
    for (let s = 0; s < draws; s++) {
      sampler.sample(stream, sample, negatives, positives);
      mined.subgradient(scores, label, negatives, one);
      for (let c = 0; c < out.length; c++) out[c] += one[c] / draws;
    }
  };
}

function squaredNormOf({ points }: FiniteDistribution, i: number): number {
  const { columns, values } = points;
  const [start, end] =
    'rowStarts' in points ? [points.rowStarts[i], points.rowStarts[i + 1]] : [i * columns, (i + 1) * columns];
  let sum = 0;
  for (let at = start; at < end; at++) sum += values[at] * values[at];
  return sum;
}
