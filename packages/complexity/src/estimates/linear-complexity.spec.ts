import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  balls,
  frobeniusBall,
  gaussianPoints,
  linearComplexity,
  linearComplexityOnThreads,
  noises,
  nuclearBall,
  pointsFromRows,
  spectralBall,
  type LinearComplexityOptions,
} from '../index.ts';
import { DualNormSampler } from '../internal/dual-norm-sampler.ts';
import { gaussianDenseRows } from '../internal/gaussian-dense-rows.ts';
import { oracle } from '../internal/oracle.fixture.ts';
import { signedDenseRows } from '../internal/signed-dense-rows.ts';
import { sparseFrom } from '../internal/sparse-from.fixture.ts';

const points = gaussianPoints({ points: 70, columns: 6, stream: randomStream(1) });

describe('draws agree with NumPy within the joint interval', () => {
  // 6 cases × 6 balls × 2 noises, each at 4 joint standard errors: a false alarm of the whole in 1 of 200 seeds.
  const lines = oracle.cases.flatMap(({ balls: found, ...scene }) =>
    found.map((line) => ({ ...scene, ...line })),
  );
  it.each(lines)(
    '$ball, $noise, $name',
    ({ ball, noise, classes, radius, points: rows, mean, standardError }) => {
      const found = linearComplexity({
        ball,
        noise,
        classes,
        radius,
        points: pointsFromRows(rows),
        draws: 1500,
        stream: randomStream(41, ball, noise),
      });
      const ownError = (found.interval[1] - found.interval[0]) / (2 * 1.96);
      expect(Math.abs(found.estimate - mean)).toBeLessThan(4 * Math.hypot(ownError, standardError));
      expect(ownError).toBeLessThan(0.03 * mean);
      expect(found.draws).toBe(1500);
      expect(found.bound).toBeGreaterThan(mean);
    },
  );
});

describe('a draw', () => {
  const options = { classes: 9, radius: 2, points, draws: 40, stream: randomStream(2) };
  const rows = Array.from({ length: 70 }, (_, i) => points.values.subarray(6 * i, 6 * i + 6));

  it.each(balls)('of $id has the same value for sparse points, but for float32 rounding', (ball) => {
    for (const noise of noises) {
      // Dense Gaussian rows are drawn from another factor of the covariance: only the law is the same.
      if (noise === 'gaussian') continue;
      const dense = linearComplexity({ ...options, ball, noise });
      const sparse = linearComplexity({ ...options, ball, noise, points: sparseFrom(rows) });
      expect(sparse.estimate / dense.estimate).toBeCloseTo(1, 6);
    }
  });

  it('has the same bits for the same seed, and others for another', () => {
    for (const noise of noises) {
      const at = (seed: number) =>
        linearComplexity({ ...options, ball: 'nuclear', noise, stream: randomStream(seed) });
      expect(at(5)).toEqual(at(5));
      expect(at(5).estimate).not.toBe(at(6).estimate);
    }
  });

  it.each(balls)('of $id has the same bits on threads', async (ball) => {
    const one = linearComplexity({ ...options, ball });
    for (const threads of [1, 2, 3]) {
      expect(await linearComplexityOnThreads({ ...options, ball, threads })).toEqual(one);
    }
  });

  it('falls back to one thread where there is nothing to share', async () => {
    const sparse = { ...options, ball: 'row' as const, points: sparseFrom(rows) };
    expect(await linearComplexityOnThreads({ ...sparse, threads: 2 })).toEqual(linearComplexity(sparse));
    await expect(linearComplexityOnThreads({ ...sparse, threads: 0 })).rejects.toThrow(
      'threads must be a whole number from 1 to 256, got 0',
    );
  });

  it.each([
    frobeniusBall,
    spectralBall,
    nuclearBall,
    ...balls.filter((ball) => ball.rows?.combine === 'max'),
  ])('of $id does not depend on how many classes a block holds', (ball) => {
    for (const noise of noises) {
      const draw = (blockNumbers: number): number => {
        const gram = ball.rows ? 'never' : 'when-split';
        const source =
          noise === 'gaussian'
            ? gaussianDenseRows(points, 50, { rotationInvariant: ball.rotationInvariant, gram, blockNumbers })
            : signedDenseRows(points, 50, { threads: 1, gram, blockNumbers });
        const sampler = new DualNormSampler(ball, source, 50);
        expect(sampler.blocks.length > 1).toBe(blockNumbers < 2000);
        return sampler.draw(randomStream(8).moveTo(3)).value;
      };
      expect(draw(250) / draw(100_000)).toBeCloseTo(1, 9);
    }
  });

  it('holds points of any magnitude', () => {
    const at = (factor: number): number =>
      linearComplexity({
        ...options,
        ball: 'frobenius',
        points: { ...points, values: points.values.map((x) => factor * x) },
      }).estimate;
    for (const factor of [2 ** -400, 2 ** 400]) expect(at(factor) / factor).toBeCloseTo(at(1), 12);
  });

  it('of points that are all zero is zero', () => {
    const zero = pointsFromRows([
      [0, 0],
      [0, 0],
    ]);
    for (const ball of balls) {
      for (const noise of noises) {
        const found = linearComplexity({
          ball,
          noise,
          classes: 3,
          radius: 1,
          points: zero,
          draws: 4,
          stream: randomStream(1),
        });
        expect([found.estimate, found.bound, found.relativeWidth]).toEqual([0, 0, 0]);
      }
    }
  });
});

describe('the moment enclosure of the Frobenius ball', () => {
  it('holds the exact value, is at most 1/L wide and gets narrower with L', () => {
    const stream = randomStream(3);
    for (let trial = 0; trial < 30; trial++) {
      const sample = gaussianPoints({ points: 2 + stream.below(4), columns: 1 + stream.below(3), stream });
      for (const noise of noises) {
        for (const classes of [1, 2, 4]) {
          const about = { ball: 'frobenius' as const, noise, classes, radius: 1, points: sample };
          const { estimate: exact } = linearComplexity({ ...about, exact: true });
          // Wider than any wish, so that the enclosure is taken.
          const { interval, method, draws, confidence, relativeWidth } = linearComplexity({
            ...about,
            relativeWidth: 1e9,
          });
          expect({ method, draws, confidence }).toEqual({ method: 'moments', draws: 0, confidence: 1 });
          expect(interval[0]).toBeLessThanOrEqual(exact);
          expect(interval[1]).toBeGreaterThanOrEqual(exact);
          expect(relativeWidth * (1 - 1 / classes || 1)).toBeLessThanOrEqual(1.4 / classes);
        }
      }
    }
  });
  it('encloses sparse points too', () => {
    const rows = [
      [1, 0, 2],
      [0, 3, 0],
      [1, 1, 0],
    ];
    const about = { ball: 'frobenius' as const, classes: 3, radius: 1, relativeWidth: 1e9 };
    const dense = linearComplexity({ ...about, points: pointsFromRows(rows) });
    const sparse = linearComplexity({ ...about, points: sparseFrom(rows) });
    const { estimate } = linearComplexity({
      ...about,
      relativeWidth: undefined as never,
      exact: true,
      points: pointsFromRows(rows),
    });
    for (const { interval } of [dense, sparse]) {
      expect(interval[0]).toBeLessThanOrEqual(estimate);
      expect(interval[1]).toBeGreaterThanOrEqual(estimate);
    }
  });
  it('answers for 670,091 classes without drawing, and the row ball with few draws, in little memory', () => {
    const sample = gaussianPoints({ points: 500, columns: 40, stream: randomStream(4) });
    const before = process.memoryUsage().arrayBuffers;
    const frobenius = linearComplexity({ ball: 'frobenius', classes: 670_091, radius: 1, points: sample });
    expect(frobenius.relativeWidth).toBeLessThan(1e-6);
    const row = linearComplexity({
      ball: 'row',
      classes: 670_091,
      radius: 1,
      points: sample,
      stream: randomStream(5),
    });
    expect(row.relativeWidth).toBeLessThan(0.01);
    // n × L signs alone would take 40 MiB as bits and 2.5 GiB as doubles.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 2 ** 20);
    const one = linearComplexity({
      ball: 'row',
      classes: 1,
      radius: 1,
      points: sample,
      draws: 64,
      stream: randomStream(5),
    });
    expect(row.estimate / 670_091 / one.estimate).toBeCloseTo(1, 2);
  });
  it('draws in blocks when draws are asked for', () => {
    const sample = gaussianPoints({ points: 8, columns: 3, stream: randomStream(4) });
    const about = { ball: 'frobenius' as const, classes: 300_000, radius: 1, points: sample };
    const drawn = linearComplexity({ ...about, draws: 2, stream: randomStream(6) });
    expect(drawn.draws).toBe(2);
    expect(drawn.estimate / linearComplexity(about).estimate).toBeCloseTo(1, 5);
  });
});

describe('a wanted width', () => {
  it.each(['normal', 'concentration', 'empirical-bernstein'] as const)(
    'is reached by the %s interval',
    (interval) => {
      const found = linearComplexity({
        ball: 'row-sum',
        classes: 12,
        radius: 1,
        points,
        relativeWidth: 0.2,
        interval,
        stream: randomStream(7),
      });
      expect(found.relativeWidth).toBeLessThanOrEqual(0.2);
      expect(found.intervalMethod).toBe(interval);
      expect((found.interval[1] - found.interval[0]) / found.estimate).toBeCloseTo(found.relativeWidth, 12);
      expect(found.intervals.map(({ method }) => method)).toEqual([
        'normal',
        'empirical-bernstein',
        'concentration',
      ]);
    },
  );
  it('tells how far it is after each draw', async () => {
    const seen: { draws: number; wanted: number }[] = [];
    const about = {
      ball: 'row-sum' as const,
      classes: 12,
      radius: 1,
      points,
      relativeWidth: 0.02,
      threads: 2,
    };
    const options = {
      ...about,
      stream: randomStream(7),
      onProgress: (at: (typeof seen)[number]) => void seen.push(at),
    };
    const { draws } = await linearComplexityOnThreads(options);
    expect(seen.map((at) => at.draws)).toEqual(seen.map((_, t) => t + 1));
    const last = seen[seen.length - 1];
    expect(last.wanted).toBe(last.draws);
    expect([0, 32]).toContain(last.draws - draws);
    expect(seen[0].wanted).toBeLessThan(last.wanted);
  });
  it('drops columns without entries, and refuses a Gram matrix of too many', () => {
    const [n, columns] = [40, 50_000];
    const about = { classes: 3, radius: 1, draws: 8, noise: 'gaussian' as const };
    const spread = {
      rows: n,
      columns,
      rowStarts: Uint32Array.from({ length: n + 1 }, (_, i) => i),
      values: new Float32Array(n).fill(1),
    };
    const wide = { ...spread, columnIds: Uint32Array.from({ length: n }, (_, i) => 1200 * (i % 7)) };
    const close = { ...wide, columns: 7, columnIds: wide.columnIds.map((id) => id / 1200) };
    for (const ball of ['spectral', 'nuclear', 'entrywise'] as const) {
      const [one, two] = [wide, close].map((sample) =>
        linearComplexity({ ...about, ball, points: sample, stream: randomStream(8) }),
      );
      expect(two.estimate).toBe(one.estimate);
    }
    const many = 12_000;
    const full = {
      rows: many,
      columns: many,
      rowStarts: Uint32Array.from({ length: many + 1 }, (_, i) => i),
      columnIds: Uint32Array.from({ length: many }, (_, i) => i),
      values: new Float32Array(many).fill(1),
    };
    expect(() =>
      linearComplexity({ ...about, ball: 'nuclear', classes: 20_000, points: full, stream: randomStream(8) }),
    ).toThrow(
      'the balls spectral and nuclear with 20000 classes take at most 11584 columns with entries, got 12000',
    );
  });
  it('has no interval below 0, which every ball holds', () => {
    const about = {
      ball: 'row-sum' as const,
      classes: 12,
      radius: 1,
      points,
      draws: 4,
      stream: randomStream(7),
    };
    const { intervals } = linearComplexity(about);
    const concentration = intervals.find(({ method }) => method === 'concentration')!;
    expect(concentration.low).toBe(0);
    for (const { low, high } of intervals) expect(low).toBeLessThan(high);
  });
  it('is given up at maxDraws', () => {
    const about = { ball: 'row-sum' as const, classes: 12, radius: 1, points, relativeWidth: 1e-5 };
    const found = linearComplexity({ ...about, maxDraws: 300, stream: randomStream(7) });
    expect(found.draws).toBe(300);
    expect(found.relativeWidth).toBeGreaterThan(1e-5);
  });
  it('takes more draws the narrower it is', () => {
    const at = (relativeWidth: number): number =>
      linearComplexity({
        ball: 'entrywise',
        classes: 5,
        radius: 1,
        points,
        relativeWidth,
        stream: randomStream(9),
      }).draws;
    expect(at(0.005)).toBeGreaterThan(4 * at(0.02));
  });
});

describe('refusals', () => {
  const good: LinearComplexityOptions = {
    ball: 'row',
    classes: 9,
    radius: 1,
    points,
    draws: 5,
    stream: randomStream(1),
  };
  it.each([
    [{ radius: -1 }, 'radius must be a number of at least 0, got -1'],
    [{ radius: NaN }, 'radius must be a number of at least 0, got NaN'],
    [{ classes: 0 }, 'classes must be a whole number of at least 1, got 0'],
    [
      { ball: 'round' as 'row' },
      'ball must be one of frobenius, row, row-sum, spectral, nuclear, entrywise, got round',
    ],
    [{ noise: 'cauchy' as 'gaussian' }, 'noise must be rademacher or gaussian, got cauchy'],
    [{ confidence: 1 }, 'confidence must lie between 0 and 1, got 1'],
    [{ draws: 1 }, 'draws must be a whole number of at least 2, got 1'],
    [{ relativeWidth: 0.1 }, 'draws and relativeWidth exclude each other, got both'],
    [{ draws: undefined as never, relativeWidth: 0 }, 'relativeWidth must be a positive number, got 0'],
    [
      { interval: 'wald' as 'normal' },
      'interval must be normal, empirical-bernstein or concentration, got wald',
    ],
    [
      { noise: 'gaussian' as const, interval: 'empirical-bernstein' as const },
      'the empirical-bernstein interval needs values of a known range, these have none',
    ],
    [{ stream: undefined as never }, 'stream must be given where draws are needed, got none'],
    [
      { points: { rows: 0, columns: 1, values: new Float64Array(0) } },
      'points must hold at least one point, got none',
    ],
  ])('%o', (change, message) => {
    expect(() => linearComplexity({ ...good, ...change })).toThrow(new RangeError(message));
  });
});
