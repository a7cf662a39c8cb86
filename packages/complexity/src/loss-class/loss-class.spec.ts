import { bowl, hinge, logistic, powl, type OrderedWeightedLoss } from '@owlery/losses';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  balls,
  exactLossClassComplexity,
  gaussianPoints,
  lossClassAscent,
  lossClassComplexity,
  pointsFromRows,
  type Ball,
  type DensePoints,
} from '../index.ts';
import { sparseFrom } from '../internal/sparse-from.fixture.ts';

interface Scene {
  readonly loss: OrderedWeightedLoss;
  readonly ball: Ball;
  readonly radius: number;
  readonly points: DensePoints;
  readonly labels: number[];
}

/**
 * The maximum of the objective over the ball to within `gap`, by branch and bound on boxes: the value at the
 * centre plus the Lipschitz constant times half the diagonal bounds a box from above. Knows nothing of kinks.
 */
function branchAndBound(
  { loss, ball, radius, points, labels }: Scene,
  signs: number,
  gap: number,
): [number, number] {
  const { classes } = loss;
  const size = classes * points.columns;
  const norms = Array.from({ length: points.rows }, (_, i) =>
    Math.hypot(...points.values.subarray(i * points.columns, (i + 1) * points.columns)),
  );
  const lipschitz = loss.lipschitz.l2 * norms.reduce((a, b) => a + b, 0);
  const scores = new Float64Array(classes);
  const objective = (weights: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < points.rows; i++) {
      scores.fill(0);
      for (let at = 0; at < size; at++) {
        const column = at % points.columns;
        scores[(at - column) / points.columns] += weights[at] * points.values[i * points.columns + column];
      }
      sum += ((signs >>> i) & 1 ? -1 : 1) * loss.value(scores, labels[i]);
    }
    return sum;
  };
  let best = -Infinity;
  let boxes = [{ centre: new Float64Array(size), half: radius }];
  for (;;) {
    const bounds = boxes.map(({ centre, half }) => {
      const nearest = centre.slice();
      ball.project(nearest, classes, points.columns, radius);
      const outside = Math.hypot(...centre.map((x, j) => x - nearest[j]));
      const diagonal = half * Math.sqrt(size);
      if (outside > diagonal + 1e-12) return -Infinity;
      best = Math.max(best, objective(nearest));
      return objective(centre) + lipschitz * diagonal;
    });
    const upper = bounds.reduce((a, b) => Math.max(a, b), best);
    if (upper - best <= gap) return [best, upper];
    boxes = boxes
      .filter((_, b) => bounds[b] > best)
      .flatMap(({ centre, half }) =>
        Array.from({ length: 2 ** size }, (_, corner) => ({
          centre: centre.map((x, j) => x + ((corner >>> j) & 1 ? half / 2 : -half / 2)),
          half: half / 2,
        })),
      );
    if (boxes.length > 30_000) return [best, upper];
  }
}

function scene(seed: number, ball: Ball, shape: { classes: number; columns: number; points: number }): Scene {
  const stream = randomStream(seed, ball.id);
  const { classes, columns, points: n } = shape;
  // Order weights of any order: the exact maximum does not need convexity.
  const weights = Array.from({ length: classes - 1 }, () => 0.2 + stream.uniform());
  const loss = (stream.below(2) === 0 ? bowl : powl)({ surrogate: hinge, weights });
  const points = gaussianPoints({ points: n, columns, stream });
  const labels = Array.from({ length: n }, () => stream.below(classes));
  return { loss, ball, radius: 0.8 + stream.uniform(), points, labels };
}

const roundOrFlat = balls.filter(({ id }) => id === 'frobenius' || id === 'entrywise');

describe('the exact maximum', () => {
  it.each([
    ...roundOrFlat.map((ball) => ({ ball, shape: { classes: 2, columns: 1, points: 4 }, gap: 0.03 })),
    ...balls.map((ball) => ({ ball, shape: { classes: 2, columns: 1, points: 3 }, gap: 0.03 })),
    ...roundOrFlat.map((ball) => ({ ball, shape: { classes: 3, columns: 1, points: 2 }, gap: 0.2 })),
  ])('lies between the ends of branch and bound: $ball.id, $shape', ({ ball, shape, gap }) => {
    for (let seed = 0; seed < 3; seed++) {
      const instance = scene(seed, ball, shape);
      const { suprema } = exactLossClassComplexity(instance);
      for (let signs = 0; signs < suprema.length; signs++) {
        const [low, high] = branchAndBound(instance, signs, gap);
        expect(suprema[signs]).toBeGreaterThanOrEqual(low - 1e-9);
        expect(suprema[signs]).toBeLessThanOrEqual(high + 1e-9);
        expect(high - low).toBeLessThan(2.5 * gap);
      }
    }
  });

  it('is never passed by ascent with many starts, which comes near it', () => {
    for (const ball of roundOrFlat) {
      for (const shape of [
        { classes: 2, columns: 2, points: 3 },
        { classes: 3, columns: 1, points: 3 },
      ]) {
        const instance = scene(7, ball, shape);
        const { suprema } = exactLossClassComplexity(instance);
        suprema.forEach((supremum, signs) => {
          const noise = instance.labels.map((_, i) => ((signs >>> i) & 1 ? -1 : 1));
          const { value, weights } = lossClassAscent({
            ...instance,
            noise,
            restarts: 12,
            steps: 150,
            stream: randomStream(signs),
          });
          expect(value).toBeLessThanOrEqual(supremum + 1e-9);
          expect(value).toBeGreaterThan(supremum - 0.05 * (1 + Math.abs(supremum)));
          const { classes } = instance.loss;
          expect(ball.normOf(weights, classes, shape.columns)).toBeLessThanOrEqual(instance.radius + 1e-9);
        });
      }
    }
  });

  it('by hand: one point, one column', () => {
    // POWL of two classes, ‖w‖ ≤ 1: 1 − (w0 − w1) is at most 1 + √2; its least value is 0 since √2 > 1.
    const about = {
      loss: powl({ surrogate: hinge, weights: [1] }),
      points: pointsFromRows([[1]]),
      labels: [0],
    };
    const { suprema } = exactLossClassComplexity({ ...about, ball: 'frobenius', radius: 1 });
    expect(suprema[0]).toBeCloseTo(1 + Math.SQRT2, 12);
    expect(suprema[1]).toBeCloseTo(0, 12);
    const row = exactLossClassComplexity({ ...about, ball: 'row', radius: 0.25 });
    expect([...row.suprema].map((x) => x.toFixed(12))).toEqual(['1.500000000000', '-0.500000000000']);
    const entrywise = exactLossClassComplexity({ ...about, ball: 'entrywise', radius: 0.25 });
    expect(entrywise.suprema[0]).toBeCloseTo(1.25, 12);
    const none = exactLossClassComplexity({ ...about, ball: 'nuclear', radius: 0 });
    expect([...none.suprema]).toEqual([1, -1]);
    expect(none.complexity).toBe(0);
  });

  it.each([
    [
      { loss: powl({ surrogate: logistic, weights: [1] }) },
      'the surrogate must be the hinge for exact maxima, got logistic',
    ],
    [
      { ball: 'row' as const },
      'exact maxima exist for the balls frobenius and entrywise (classes x columns at most 8), and for all balls with one column, got row with 2 columns and 2 classes',
    ],
    [{ limit: 5 }, 'the exact value takes more than 5 points: take fewer points or classes'],
    [{ radius: -1 }, 'radius must be a number of at least 0, got -1'],
    [{ labels: [0, 2] }, 'label 1 must be a whole number from 0 to 1, got 2'],
    [{ labels: [0] }, 'labels must be one a point, 2, got 1'],
    [
      {
        points: gaussianPoints({ points: 11, columns: 1, stream: randomStream(1) }),
        labels: new Array<number>(11).fill(0),
      },
      'points must number at most 10 for exact maxima, got 11',
    ],
  ])('refuses %o', (change, message) => {
    const good = {
      loss: powl({ surrogate: hinge, weights: [1] }),
      ball: 'frobenius' as const,
      radius: 1,
      points: pointsFromRows([
        [1, 0],
        [0, 1],
      ]),
      labels: [0, 1],
    };
    expect(() => exactLossClassComplexity({ ...good, ...change })).toThrow(new RangeError(message));
  });
});

describe('the complexity of a loss class', () => {
  it('lies between ascent and every proved route, exactly', () => {
    for (let seed = 0; seed < 4; seed++) {
      for (const ball of balls) {
        const instance = scene(seed, ball, { classes: 2 + (seed % 2), columns: 1, points: 3 });
        const found = lossClassComplexity({ ...instance, exact: true, stream: randomStream(seed) });
        expect(found.signs).toBe('enumerated');
        expect(found.lower).toBeLessThanOrEqual(found.exact! + 1e-12);
        expect(found.lower).toBeGreaterThan(0.8 * found.exact!);
        for (const { route, constants, upper, closedForm, looseness } of found.routes) {
          if (constants === 'order only') continue;
          expect(upper, route).toBeGreaterThanOrEqual(found.exact!);
          expect(closedForm, route).toBeGreaterThanOrEqual(upper * (1 - 1e-9));
          expect(looseness).toBeCloseTo(upper / found.exact!, 12);
        }
      }
    }
  });

  it('has a lower bound below every proved route for larger samples, dense or sparse', () => {
    const stream = randomStream(8);
    const points = gaussianPoints({ points: 15, columns: 4, stream });
    const rows = Array.from({ length: 15 }, (_, i) => points.values.subarray(4 * i, 4 * i + 4));
    const labels = rows.map(() => stream.below(5));
    for (const ball of balls) {
      const about = {
        loss: powl({ surrogate: logistic, weights: [1, 0.6, 0.2, 0] }),
        ball,
        radius: 2,
        labels,
        draws: 6,
        restarts: 1,
        steps: 25,
      };
      const dense = lossClassComplexity({ ...about, points, stream: randomStream(9) });
      const sparse = lossClassComplexity({ ...about, points: sparseFrom(rows), stream: randomStream(9) });
      expect(dense).toMatchObject({ signs: 'drawn', signVectors: 6, exact: null, points: 15, classes: 5 });
      expect(sparse.lower).toBeCloseTo(dense.lower, 9);
      expect(dense.lowerInterval[0]).toBeLessThan(dense.lower);
      expect(dense.lower).toBeGreaterThan(0);
      for (const { route, constants, looseness } of dense.routes) {
        if (constants !== 'order only') expect(looseness, route).toBeGreaterThan(1);
      }
    }
  });

  it('refuses noise and draws outside their domains', () => {
    const about = {
      loss: powl({ surrogate: hinge, weights: [1] }),
      ball: 'row' as const,
      radius: 1,
      points: pointsFromRows([[1], [2]]),
      labels: [0, 1],
      stream: randomStream(1),
    };
    expect(() => lossClassAscent({ ...about, noise: [1] })).toThrow(
      'noise must be one number a point, 2, got 1',
    );
    expect(() => lossClassAscent({ ...about, noise: [1, 1], steps: 0 })).toThrow(
      'steps must be a whole number of at least 1, got 0',
    );
    expect(() => lossClassComplexity({ ...about, draws: 1 })).toThrow(
      'draws must be a whole number of at least 2, got 1',
    );
  });
});
