import fc from 'fast-check';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  ballById,
  balls,
  featureNorms,
  gaussianPoints,
  linearComplexity,
  noises,
  pointsFromRows,
} from '../index.ts';
import { oracle } from '../internal/oracle.fixture.ts';

const entry = fc.integer({ min: -6, max: 6 }).map((x) => x / 2);
const shape = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }));
const tables = (count: number) =>
  shape.chain(([rows, columns]) =>
    fc.tuple(
      fc.constant(rows),
      fc.constant(columns),
      fc.array(fc.array(entry, { minLength: rows * columns, maxLength: rows * columns }), {
        minLength: count,
        maxLength: count,
      }),
    ),
  );
const inner = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i], 0);

describe.each(balls)('the ball $id', (ball) => {
  it('holds the inequality of dual norms, and its maximiser attains it inside the ball', () => {
    fc.assert(
      fc.property(tables(2), fc.constantFrom(0, 0.5, 3), ([rows, columns, [w, m]], radius) => {
        const [weights, matrix] = [Float64Array.from(w), Float64Array.from(m)];
        const dual = ball.dualNormOf(matrix, rows, columns);
        expect(inner(weights, matrix)).toBeLessThanOrEqual(ball.normOf(weights, rows, columns) * dual + 1e-9);
        const best = new Float64Array(rows * columns).fill(NaN);
        ball.maximiser(matrix, rows, columns, radius, best);
        expect(ball.normOf(best, rows, columns)).toBeLessThanOrEqual(radius + 1e-9);
        expect(inner(best, matrix)).toBeCloseTo(radius * dual, 8);
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('projects to the nearest point', () => {
    fc.assert(
      fc.property(tables(2), fc.constantFrom(0, 0.5, 2, 8), ([rows, columns, [w, v]], radius) => {
        const [weights, other] = [Float64Array.from(w), Float64Array.from(v)];
        const nearest = weights.slice();
        ball.project(nearest, rows, columns, radius);
        expect(ball.normOf(nearest, rows, columns)).toBeLessThanOrEqual(radius + 1e-9);
        if (ball.normOf(weights, rows, columns) <= radius) expect(nearest).toEqual(weights);
        // ⟨W − P, V − P⟩ ≤ 0 for the V of the ball: those of a random direction, and the extreme one.
        const gap = weights.map((x, i) => x - nearest[i]);
        ball.project(other, rows, columns, radius);
        expect(inner(gap, other)).toBeLessThanOrEqual(inner(gap, nearest) + 1e-8);
        expect(radius * ball.dualNormOf(gap, rows, columns)).toBeLessThanOrEqual(inner(gap, nearest) + 1e-7);
      }),
      { seed: 12, numRuns: 150 },
    );
  });

  it('states the reach of scores, of score differences and of the Frobenius norm, attained', () => {
    fc.assert(
      fc.property(tables(2), ([rows, columns, [w, xs]]) => {
        const x = Float64Array.from(xs.slice(0, columns));
        const size =
          ball.pointNorm === 'l2'
            ? Math.hypot(...x)
            : x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        const single = new Float64Array(rows * columns);
        single.set(x, 0);
        expect(ball.dualNormOf(single, rows, columns)).toBeCloseTo(size, 9);
        if (rows >= 2) {
          const pair = single.slice();
          pair.set(
            x.map((value) => -value),
            columns,
          );
          expect(ball.dualNormOf(pair, rows, columns)).toBeCloseTo(ball.marginFactor * size, 9);
        }
        const weights = Float64Array.from(w);
        const factor = ball.frobeniusFactor(rows, columns);
        const frobenius = Math.sqrt(inner(weights, weights));
        expect(frobenius).toBeLessThanOrEqual(factor * ball.normOf(weights, rows, columns) + 1e-9);
        // Attained: by unit rows, by the identity, or by a single entry.
        const attaining = new Float64Array(rows * columns);
        const diagonal = ball.id === 'spectral';
        for (let c = 0; c < (factor > 1 ? rows : 1); c++) {
          const column = diagonal ? c : 0;
          if (column < columns) attaining[c * columns + column] = 1;
        }
        expect(Math.sqrt(inner(attaining, attaining))).toBeCloseTo(
          factor * ball.normOf(attaining, rows, columns),
          9,
        );
      }),
      { seed: 13, numRuns: 60 },
    );
  });

  it('is rotation-invariant or not, as it says', () => {
    const m = Float64Array.of(3, 1, -2, 0.5);
    const [cos, sin] = [Math.cos(0.7), Math.sin(0.7)];
    const turned = Float64Array.of(3 * cos - sin, 3 * sin + cos, -2 * cos - 0.5 * sin, -2 * sin + 0.5 * cos);
    const same = Math.abs(ball.dualNormOf(m, 2, 2) - ball.dualNormOf(turned, 2, 2)) < 1e-12;
    expect(same).toBe(ball.rotationInvariant);
  });

  it('is made of rows or of singular values as it says', () => {
    const m = Float64Array.of(3, 1, -2, 0.5, 1, 1);
    const rows = [0, 1, 2].map((c) => ball.dualNormOf(m.slice(2 * c, 2 * c + 2), 1, 2));
    const whole = ball.dualNormOf(m, 3, 2);
    const combined = {
      'root-sum-of-squares': Math.hypot(...rows),
      sum: rows[0] + rows[1] + rows[2],
      max: Math.max(...rows),
    };
    if (ball.rows) expect(whole).toBeCloseTo(combined[ball.rows.combine], 12);
    expect(ball.rows === undefined).toBe(ball.spectrum !== undefined);
  });

  it('bounds every draw and knows its Lipschitz constant in the noise', () => {
    const stream = randomStream(21);
    for (let trial = 0; trial < 20; trial++) {
      const [n, d, classes] = [1 + stream.below(4), 1 + stream.below(4), 1 + stream.below(3)];
      const points = gaussianPoints({ points: n, columns: d, stream });
      const features = featureNorms(points);
      const matrixOf = (noise: Float64Array): Float64Array =>
        Float64Array.from({ length: classes * d }, (_, at) => {
          let sum = 0;
          for (let i = 0; i < n; i++)
            sum += noise[i * classes + Math.floor(at / d)] * points.values[i * d + (at % d)];
          return sum;
        });
      const dual = (noise: Float64Array): number => ball.dualNormOf(matrixOf(noise), classes, d);
      for (let draw = 0; draw < 30; draw++) {
        const signs = Float64Array.from({ length: n * classes }, () => stream.sign());
        expect(dual(signs)).toBeLessThanOrEqual(ball.largestDual(features, classes) * (1 + 1e-12));
        const a = signs.map(() => stream.normal());
        const b = a.map((x) => x + 0.1 * stream.normal());
        const distance = Math.sqrt(a.reduce((sum, x, i) => sum + (x - b[i]) ** 2, 0));
        expect(Math.abs(dual(a) - dual(b))).toBeLessThanOrEqual(
          ball.noiseLipschitz(features, classes) * distance * (1 + 1e-9) + 1e-12,
        );
      }
    }
  });

  it('has the bounds that NumPy computes', () => {
    for (const { n, classes, radius, points, balls: found } of oracle.cases) {
      const features = featureNorms(pointsFromRows(points));
      for (const noise of noises) {
        const wanted = found.find((line) => line.ball === ball.id && line.noise === noise)!.bound;
        expect(((radius / n) * ball.bound(features, classes, noise)) / wanted).toBeCloseTo(1, 9);
      }
    }
  });

  it('is bounded by its formula on every small sample, exactly', () => {
    const stream = randomStream(22);
    let closest = 0;
    for (let trial = 0; trial < 40; trial++) {
      const [n, d, classes] = [1 + stream.below(4), 1 + stream.below(3), 1 + stream.below(4)];
      const points = gaussianPoints({ points: n, columns: d, stream });
      const { estimate, bound } = linearComplexity({ ball, classes, radius: 1, points, exact: true });
      expect(estimate).toBeLessThanOrEqual(bound * (1 + 1e-12));
      closest = Math.max(closest, estimate / bound);
    }
    // The bounds are not idle: some sample comes near.
    expect(closest).toBeGreaterThan(0.5);
  });
});

describe('the constant of Kahane', () => {
  it('is attained by two equal points under the Frobenius ball', () => {
    const { estimate, bound } = linearComplexity({
      ball: 'frobenius',
      classes: 1,
      radius: 1,
      points: pointsFromRows([
        [2, 1],
        [2, 1],
      ]),
    });
    expect(estimate / bound).toBeCloseTo(Math.SQRT1_2, 14);
  });
  it('is never passed', () => {
    const stream = randomStream(23);
    for (let trial = 0; trial < 60; trial++) {
      const [n, d, classes] = [1 + stream.below(5), 1 + stream.below(3), 1 + stream.below(3)];
      const points = gaussianPoints({ points: n, columns: d, stream });
      for (const ball of ['frobenius', 'row'] as const) {
        const { estimate, bound } = linearComplexity({ ball, classes, radius: 1, points, exact: true });
        expect(estimate / bound).toBeGreaterThanOrEqual(Math.SQRT1_2 - 1e-12);
      }
    }
  });
});

describe('ballById', () => {
  it('lists the names when it knows none', () => {
    expect(() => ballById('round')).toThrow(
      'ball must be one of frobenius, row, row-sum, spectral, nuclear, entrywise, got round',
    );
  });
});
