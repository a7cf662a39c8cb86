import fc from 'fast-check';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  balls,
  finiteClassComplexity,
  gaussianPoints,
  kernelComplexity,
  linearComplexity,
  pointsFromRows,
  scalarComplexity,
  supremumComplexity,
  type Ball,
  type Points,
} from '../index.ts';
import { expectedRootOfChiSquares } from '../internal/expected-root-of-chi-squares.ts';
import { oracle } from '../internal/oracle.fixture.ts';
import { sparseFrom } from '../internal/sparse-from.fixture.ts';

/** The complexity by all 2^{nL} sign matrices, through the class's maximisation oracle. */
function byAllSigns(
  ball: Ball,
  points: ReturnType<typeof pointsFromRows>,
  classes: number,
  radius: number,
): number {
  const { rows: n, columns: d, values } = points;
  const matrix = new Float64Array(classes * d);
  const supremum = (noise: Float64Array): number => {
    matrix.fill(0);
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < classes; c++) {
        for (let l = 0; l < d; l++) matrix[c * d + l] += noise[i * classes + c] * values[i * d + l];
      }
    }
    return radius * ball.dualNormOf(matrix, classes, d);
  };
  return supremumComplexity({ supremum, points: n, classes, exact: true }).estimate;
}

describe('enumeration', () => {
  const exact = oracle.cases.flatMap(({ name, n, classes, radius, points, balls: lines }) =>
    lines
      .filter((line) => line.exact !== undefined)
      .map((line) => ({ name, n, classes, radius, points, ball: line.ball, wanted: line.exact! })),
  );
  it.each(exact)('agrees with NumPy to 1e-12: $ball, $name', ({ points, classes, radius, ball, wanted }) => {
    for (const sample of [pointsFromRows(points), sparseFrom(points)] as Points[]) {
      const found = linearComplexity({ ball, classes, radius, points: sample, exact: true });
      expect(Math.abs(found.estimate - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, wanted));
      expect(found).toMatchObject({ exact: true, method: 'enumeration', draws: 0, confidence: 1 });
      expect(found.interval).toEqual([found.estimate, found.estimate]);
    }
  });
  it('covers four cases of the oracle with six balls', () => expect(exact.length).toBe(24));

  it.each(balls)('up to symmetry is that of all sign matrices: $id', (ball) => {
    const small = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
      .filter(([n, classes]) => n * classes <= 9)
      .chain(([n, classes, d]) =>
        fc.tuple(
          fc.constant(classes),
          fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: d, maxLength: d }), {
            minLength: n,
            maxLength: n,
          }),
        ),
      );
    fc.assert(
      fc.property(small, ([classes, rows]) => {
        const points = pointsFromRows(rows);
        const found = linearComplexity({ ball, classes, radius: 1.5, points, exact: true }).estimate;
        expect(found).toBeCloseTo(byAllSigns(ball, points, classes, 1.5), 11);
      }),
      { seed: 31, numRuns: 25 },
    );
  });

  it('is chosen by itself for nL <= 20 and no longer above', () => {
    const points = gaussianPoints({ points: 5, columns: 2, stream: randomStream(1) });
    const four = linearComplexity({ ball: 'spectral', classes: 4, radius: 1, points });
    expect(four.method).toBe('enumeration');
    const stream = randomStream(1);
    const five = linearComplexity({ ball: 'spectral', classes: 5, radius: 1, points, stream });
    expect(five.method).toBe('monte-carlo');
  });

  it('reaches every number of classes for row, row-sum and entrywise', () => {
    const points = pointsFromRows([
      [3, 1],
      [1, -2],
    ]);
    // Rows are ±(4, −1) or ±(2, 3): norms √17 and √13, largest entries 4 and 3.
    const at = (ball: 'row' | 'row-sum' | 'entrywise', classes: number): number =>
      linearComplexity({ ball, classes, radius: 2, points, exact: true }).estimate;
    const classes = 670_091;
    expect(at('row', classes) / classes).toBeCloseTo((Math.sqrt(17) + Math.sqrt(13)) / 2, 12);
    expect(at('row-sum', classes)).toBeCloseTo(Math.sqrt(17), 14);
    expect(at('row-sum', 3)).toBeCloseTo((7 * Math.sqrt(17) + Math.sqrt(13)) / 8, 12);
    expect(at('entrywise', 2)).toBeCloseTo((3 * 4 + 3) / 4, 12);
  });

  it('of more terms than 2^20 is refused with the number', () => {
    const points = gaussianPoints({ points: 8, columns: 3, stream: randomStream(1) });
    expect(() => linearComplexity({ ball: 'nuclear', classes: 4, radius: 1, points, exact: true })).toThrow(
      'exact enumeration takes at most 1048576 terms (all nL <= 20), got 11716640 for 8 points and 4 classes',
    );
    const long = gaussianPoints({ points: 45, columns: 3, stream: randomStream(1) });
    expect(() => linearComplexity({ ball: 'row', classes: 4, radius: 1, points: long, exact: true })).toThrow(
      'got far more for 45 points and 4 classes',
    );
  });

  it('holds the largest sizes that it promises, in good time', () => {
    for (const [n, classes] of [
      [20, 1],
      [10, 2],
      [4, 5],
      [1, 20],
      [2, 10],
    ]) {
      const points = gaussianPoints({ points: n, columns: 3, stream: randomStream(n) });
      const found = linearComplexity({ ball: 'frobenius', classes, radius: 1, points });
      expect(found.exact).toBe(true);
      // One point attains the bound.
      expect(found.estimate).toBeLessThanOrEqual(found.bound * (1 + 1e-12));
    }
  });
});

describe('quadrature for Gaussian noise', () => {
  it('gives the mean of a chi distribution', () => {
    // E χ_L = √2 Γ((L+1)/2) / Γ(L/2): √(2/π), √(π/2), 2√(2/π), 3√(π/2)/2.
    const [p, q] = [Math.sqrt(2 / Math.PI), Math.sqrt(Math.PI / 2)];
    [p, q, 2 * p, (3 / 2) * q].forEach((mean, i) => {
      expect(expectedRootOfChiSquares([9], i + 1)).toBeCloseTo(3 * mean, 12);
      expect(expectedRootOfChiSquares(new Float64Array(i + 1).fill(4), 1)).toBeCloseTo(2 * mean, 12);
    });
    expect(expectedRootOfChiSquares([0, 0], 3)).toBe(0);
    // L large: √(L λ) (1 − 1/(4L) + …).
    expect(expectedRootOfChiSquares([1], 670_091) / Math.sqrt(670_091)).toBeCloseTo(
      1 - 1 / (4 * 670_091),
      11,
    );
  });
  it.each(oracle.cases)(
    'lies in the interval of NumPy: $name',
    ({ points, classes, radius, balls: lines }) => {
      for (const ball of ['frobenius', 'row'] as const) {
        const { mean, standardError } = lines.find(
          (line) => line.ball === ball && line.noise === 'gaussian',
        )!;
        const found = linearComplexity({
          ball,
          noise: 'gaussian',
          classes,
          radius,
          points: pointsFromRows(points),
          exact: true,
        });
        expect(Math.abs(found.estimate - mean)).toBeLessThan(4 * standardError);
        expect(found).toMatchObject({ exact: true, method: 'quadrature' });
      }
    },
  );
  it('does not exist for the other balls', () => {
    const points = pointsFromRows([[1]]);
    expect(() =>
      linearComplexity({ ball: 'nuclear', noise: 'gaussian', classes: 2, radius: 1, points, exact: true }),
    ).toThrow('exact values under gaussian noise exist for frobenius and row');
  });
});

describe('finite classes, kernels and scalar classes', () => {
  it('a finite class by hand', () => {
    // max(e1 + e2, e1 − e2) = e1 + |e2| = e1 + 1.
    const values = Float64Array.of(1, 1, 1, -1);
    expect(finiteClassComplexity({ values, functions: 2, points: 2 }).estimate).toBe(0.5);
    // Two classes a point, one point.
    expect(finiteClassComplexity({ values, functions: 2, points: 1, classes: 2 }).estimate).toBe(1);
  });
  it('a finite class agrees with its own maximisation oracle and with the linear class of its vertices', () => {
    const stream = randomStream(5);
    for (let trial = 0; trial < 10; trial++) {
      const [n, d] = [1 + stream.below(5), 1 + stream.below(3)];
      const points = gaussianPoints({ points: n, columns: d, stream });
      // The vertices ±e_l of the l1 ball.
      const values = Float64Array.from({ length: 2 * d * n }, (_, at) => {
        const [k, i] = [Math.floor(at / n), at % n];
        return (k % 2 === 0 ? 1 : -1) * points.values[i * d + (k >> 1)];
      });
      const finite = finiteClassComplexity({ values, functions: 2 * d, points: n }).estimate;
      expect(scalarComplexity({ norm: 'l1', radius: 1, points }).estimate).toBeCloseTo(finite, 12);
    }
  });
  it('a kernel ball is the mean of √(εᵀKε), for the kernel of a polynomial too', () => {
    const points = gaussianPoints({ points: 6, columns: 2, stream: randomStream(6) });
    const gram = Float64Array.from({ length: 36 }, (_, at) => {
      const [i, j] = [Math.floor(at / 6), at % 6];
      return (
        (1 +
          points.values[2 * i] * points.values[2 * j] +
          points.values[2 * i + 1] * points.values[2 * j + 1]) **
        2
      );
    });
    const supremum = (e: Float64Array): number => {
      let sum = 0;
      for (let i = 0; i < 6; i++) for (let j = 0; j < 6; j++) sum += e[i] * e[j] * gram[6 * i + j];
      return 3 * Math.sqrt(Math.max(0, sum));
    };
    const wanted = supremumComplexity({ supremum, points: 6, symmetric: true }).estimate;
    const found = kernelComplexity({ gram, gramSize: 6, radius: 3 });
    expect(found.estimate).toBeCloseTo(wanted, 10);
    const trace = gram.reduce((sum, x, at) => sum + (at % 7 === 0 ? x : 0), 0);
    expect(found.bound).toBeCloseTo((3 / 6) * Math.sqrt(trace), 10);
    expect(() => kernelComplexity({ gram, gramSize: 6, radius: 3, ball: 'entrywise' })).toThrow(
      'a kernel ball must be rotation-invariant, got entrywise',
    );
  });
  it('the scalar bounds hold with the constants of the literature', () => {
    const stream = randomStream(7);
    for (let trial = 0; trial < 20; trial++) {
      const [n, d] = [1 + stream.below(6), 1 + stream.below(4)];
      const points = gaussianPoints({ points: n, columns: d, stream });
      const largest = points.values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      const l1 = scalarComplexity({ norm: 'l1', radius: 2, points, exact: true });
      expect(l1.estimate).toBeLessThanOrEqual(l1.bound);
      expect(l1.bound).toBeLessThanOrEqual(2 * largest * Math.sqrt((2 * Math.log(2 * d)) / n) * (1 + 1e-12));
      const l2 = scalarComplexity({ norm: 'l2', radius: 2, points, exact: true });
      expect(l2.estimate).toBeLessThanOrEqual(l2.bound);
    }
    expect(() => scalarComplexity({ norm: 'l3' as 'l2', radius: 1, points: pointsFromRows([[1]]) })).toThrow(
      'norm must be l1 or l2, got l3',
    );
  });
});
