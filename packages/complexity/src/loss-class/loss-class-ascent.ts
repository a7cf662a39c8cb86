import { checkWholeNumber, type RandomStream } from '@owlery/numeric';

import { addPoint } from '../internal/add-point.ts';
import { checkedLossClass, type CheckedLossClass } from '../internal/checked-loss-class.ts';
import { pointTimesVector } from '../internal/points-times-vector.ts';
import { rowNorm } from '../internal/row-norms.ts';
import { type LossClass } from './loss-class.ts';

/** Options of {@link lossClassAscent}. */
export interface AscentOptions extends LossClass {
  /** $\varepsilon\in\mathbb R^n$: signs, or any numbers. */
  readonly noise: ArrayLike<number>;
  /** The start points. */
  readonly stream: RandomStream;
  /** Random starts beside the two fixed ones, 3 when left out. */
  readonly restarts?: number;
  /** Steps from each start, 80 when left out. */
  readonly steps?: number;
}

/**
 * A lower bound of the supremum of a loss class against given noise: the best point of projected ascent.
 *
 * $$\sup_{\lVert W\rVert\le\Lambda}\sum_{i=1}^n\varepsilon_i\,\ell(Wx_i,y_i)\ \ge\ \text{value at the returned }W$$
 *
 * The objective is a difference of convex functions, so ascent may stop short of the supremum; its value at a
 * point of the ball is a lower bound all the same. Starts: $W=0$, the point of the ball furthest along the
 * gradient there, and random points of the boundary; steps of length $\Lambda/\sqrt t$ along the normalised
 * subgradient, projected.
 *
 * @returns the value and $W\in\mathbb R^{L\times d}$, row-major, with $\lVert W\rVert\le\Lambda$ to rounding.
 * @throws RangeError for options outside their domains.
 *
 * Cost: (restarts + 2) · steps passes over the sample and projections. Source: definition.
 * @example
 * const best = lossClassAscent({ loss: bowl({ surrogate: hinge, weights: [0] }), ball: 'frobenius', radius: 2,
 *   points: pointsFromRows([[1]]), labels: [0], noise: [1], stream: randomStream(1) });
 * best.value // 3
 */
export function lossClassAscent(options: AscentOptions): {
  readonly value: number;
  readonly weights: Float64Array;
} {
  const { noise, stream, restarts = 3, steps = 80 } = options;
  const scene = checkedLossClass(options);
  const { ball, radius, points, classes } = scene;
  checkWholeNumber('restarts', restarts, 0, Infinity);
  checkWholeNumber('steps', steps, 1, Infinity);
  if (noise.length !== points.rows) {
    throw new RangeError(`noise must be one number a point, ${points.rows}, got ${noise.length}`);
  }
  const { columns } = points;
  const length = classes * columns;
  const current = new Float64Array(length);
  const gradient = new Float64Array(length);
  const best = { value: -Infinity, weights: new Float64Array(length) };
  const objective = objectiveOf(scene, noise);

  const climb = (): void => {
    for (let t = 1; t <= steps; t++) {
      const value = objective(current, gradient);
      if (value > best.value) {
        best.value = value;
        best.weights.set(current);
      }
      const norm = rowNorm(gradient, 0, length);
      if (norm === 0 || radius === 0) return;
      const step = radius / (norm * Math.sqrt(t));
      for (let at = 0; at < length; at++) current[at] += step * gradient[at];
      ball.project(current, classes, columns, radius);
    }
  };

  climb();
  current.fill(0);
  objective(current, gradient);
  ball.maximiser(gradient.slice(), classes, columns, radius, current);
  climb();
  for (let restart = 0; restart < restarts; restart++) {
    const direction = Float64Array.from({ length }, () => stream.normal());
    ball.maximiser(direction, classes, columns, radius, current);
    climb();
  }
  return best;
}

/** The objective and a subgradient of its pieces, written into `gradient`. */
function objectiveOf(
  { loss, points, labels, classes }: CheckedLossClass,
  noise: ArrayLike<number>,
): (weights: Float64Array, gradient: Float64Array) => number {
  const { columns } = points;
  const scores = new Float64Array(classes);
  const slopes = new Float64Array(classes);
  return (weights, gradient) => {
    gradient.fill(0);
    let value = 0;
    for (let i = 0; i < points.rows; i++) {
      for (let c = 0; c < classes; c++) scores[c] = pointTimesVector(points, i, weights, c * columns);
      value += noise[i] * loss.subgradient(scores, labels[i], slopes);
      for (let c = 0; c < classes; c++) {
        const factor = noise[i] * slopes[c];
        if (factor !== 0) addPoint(points, i, factor, gradient, c * columns);
      }
    }
    return value;
  };
}
