import { bowl, families, hinge, powl, snmWeights, surrogates, topKError } from '@owlery/losses';
import { inducedWeights } from '@owlery/mining';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  balls,
  boundsByRoute,
  boundTable,
  contractionRoutes,
  featureNorms,
  firstNonVacuous,
  gaussianPoints,
  generalisationBound,
  linearComplexity,
  lossBound,
  reachedLipschitz,
  scoreRange,
  type GeneralisationBoundOptions,
} from '../index.ts';

const about: GeneralisationBoundOptions = {
  family: 'bowl',
  surrogate: 'hinge',
  classes: 6,
  weights: { sample: 3, keep: 1 },
  points: 5000,
  norm: 2,
  featureRadius: 1.5,
  delta: 0.05,
  route: 'maurer',
};

describe('the theorem, term by term', () => {
  // θ for N = 5, b = 3, k = 1.
  const theta = [0.6, 0.3, 0.1, 0, 0];
  const norm2 = Math.sqrt(0.36 + 0.09 + 0.01);
  const reach = 2 * 1.5;
  const root = Math.sqrt(6 / 5000);
  const confidence = (b: number): number => 3 * b * Math.sqrt(Math.log(2 / 0.05) / (2 * 5000));

  it('BOWL by maurer', () => {
    const c2 = Math.sqrt(1 + norm2 ** 2);
    const found = generalisationBound({ ...about, empiricalLoss: 0.25 });
    expect(found.lipschitz).toBeCloseTo(c2, 14);
    expect(found.lossBound).toBeCloseTo((1 + reach) * 2, 14);
    expect(found.terms.empirical).toBe(0.25);
    expect(found.terms.complexity).toBeCloseTo(2 * Math.SQRT2 * c2 * reach * root, 13);
    expect(found.terms.confidence).toBeCloseTo(confidence((1 + reach) * 2), 13);
    expect(found.total).toBeCloseTo(0.25 + found.terms.complexity + found.terms.confidence, 14);
    expect(found).toMatchObject({ topKError: null, ball: 'frobenius', route: 'maurer', constants: 'proved' });
    expect(found.confidence).toBeCloseTo(0.95, 14);
  });
  it('POWL by gaussian', () => {
    const c2 = Math.sqrt(1 + norm2 ** 2);
    const found = generalisationBound({ ...about, family: 'powl', route: 'gaussian' });
    expect(found.lipschitz).toBeCloseTo(c2, 14);
    expect(found.lossBound).toBeCloseTo(1 + Math.SQRT2 * reach, 14);
    expect(found.terms.complexity).toBeCloseTo(2 * Math.sqrt(Math.PI / 2) * c2 * reach * root, 13);
    expect(found.terms.confidence).toBeCloseTo(confidence(1 + Math.SQRT2 * reach), 13);
    expect(found.terms.empirical).toBe(0);
  });
  it('takes the weights themselves, in any order, as it takes b and k', () => {
    expect(generalisationBound({ ...about, weights: theta })).toEqual(generalisationBound(about));
    const turned = generalisationBound({ ...about, weights: [...theta].reverse() });
    expect(turned.total).toBeCloseTo(generalisationBound(about).total, 13);
  });
  it('the sup-norm routes take the ℓ∞ constant', () => {
    for (const route of ['sup-norm', 'sup-norm-lei', 'sup-norm-foster-rakhlin']) {
      expect(generalisationBound({ ...about, route }).lipschitz).toBeCloseTo(2, 14);
      expect(generalisationBound({ ...about, route, family: 'powl' }).lipschitz).toBeCloseTo(2, 14);
    }
  });
  it('by every proved route at once', () => {
    const found = boundsByRoute(about);
    expect(Object.keys(found)).toEqual(['maurer', 'gaussian', 'sup-norm']);
    for (const [route, bound] of Object.entries(found)) {
      expect(bound).toEqual(generalisationBound({ ...about, route }));
    }
  });
  it('for the mean complexity has the smaller confidence term', () => {
    const found = generalisationBound({ ...about, complexityOf: 'distribution' });
    expect(found.terms.confidence).toBeCloseTo(8 * Math.sqrt(Math.log(20) / 10_000), 13);
    expect(found.terms.complexity).toBe(generalisationBound(about).terms.complexity);
  });
  it('falls like 1/√n and grows like √L by the ℓ2 routes', () => {
    for (const route of ['maurer', 'gaussian']) {
      const at = (points: number, classes: number) =>
        generalisationBound({ ...about, weights: { sample: 1, keep: 1 }, route, points, classes }).terms;
      expect(at(5000, 6).complexity / at(20_000, 6).complexity).toBeCloseTo(2, 12);
      // θ = (1/N, …): c₂² = 1 + 1/N.
      const c2 = (classes: number): number => Math.sqrt(1 + 1 / (classes - 1));
      expect(at(5000, 24).complexity / at(5000, 6).complexity).toBeCloseTo((2 * c2(24)) / c2(6), 12);
    }
  });
  it('holds 670,091 labels', () => {
    const found = generalisationBound({
      ...about,
      classes: 670_091,
      weights: { sample: 2048, keep: 5 },
      top: 5,
    });
    expect(found.lossBound).toBeCloseTo((1 + reach) * 6, 6);
    expect(found.topKError).toBeGreaterThan(found.total);
  });
});

describe('the top-K error', () => {
  it('is the total over 2 min(1, Θ_K) for BOWL and over Θ_K for POWL', () => {
    const bowlBound = generalisationBound({ ...about, top: 2 });
    expect(bowlBound.topKError).toBeCloseTo(bowlBound.total / (2 * 0.9), 13);
    const powlBound = generalisationBound({ ...about, family: 'powl', top: 1 });
    expect(powlBound.topKError).toBeCloseTo(powlBound.total / 0.6, 13);
    const plenty = generalisationBound({ ...about, weights: { sample: 5, keep: 3 }, top: 2 });
    expect(plenty.topKError).toBeCloseTo(plenty.total / 2, 13);
  });
  it('without weight on the K best is not bounded', () => {
    const found = generalisationBound({ ...about, weights: [0, 0, 0, 0, 1], top: 1 });
    expect(found).toMatchObject({ topKError: Infinity, vacuous: true, firstNonVacuousN: null });
  });
  it('is dominated by the loss on random scores', () => {
    const stream = randomStream(61);
    for (let trial = 0; trial < 200; trial++) {
      const scores = Float64Array.from({ length: 6 }, () => stream.normal());
      const label = stream.below(6);
      const k = 1 + stream.below(5);
      const weights = snmWeights({ sample: 3, keep: 2 }).weights(5);
      for (const make of [bowl, powl]) {
        const loss = make({ surrogate: hinge, weights });
        expect(topKError(scores, label, k)).toBeLessThanOrEqual(
          loss.topKErrorFactor(k) * loss.value(scores, label) + 1e-12,
        );
      }
    }
  });
});

describe('vacuous and the first n that is not', () => {
  it.each(contractionRoutes.map(({ id }) => id))('agrees with trying one n after the other: %s', (route) => {
    const rows = [
      { norm: 0.05, featureRadius: 0.5 },
      { norm: 0.05, featureRadius: 0.5, top: 1, weights: { sample: 5, keep: 2 } },
      { norm: 0.3, featureRadius: 0.2, empiricalLoss: 0.4 },
      { norm: 0.02, featureRadius: 1, family: 'powl' as const, classes: 2, weights: [1], delta: 0.5 },
    ];
    for (const row of rows) {
      const found = generalisationBound({ ...about, ...row, route, points: 10 });
      const n = found.firstNonVacuousN!;
      // Trying ends where a table of all n would be too long; the ends are tried for all.
      const vacuousAt = (points: number): boolean =>
        generalisationBound({ ...about, ...row, route, points }).vacuous;
      expect(vacuousAt(n)).toBe(false);
      for (let points = Math.max(1, n - 60); points < n; points++) expect(vacuousAt(points)).toBe(true);
      for (let points = 1; points < Math.min(n, 60); points++) expect(vacuousAt(points)).toBe(true);
      for (const factor of [1.001, 2, 10]) expect(vacuousAt(Math.ceil(n * factor))).toBe(false);
    }
  });
  it('is the exact solution for bounds in 1/√n', () => {
    const found = generalisationBound({ ...about, points: 1, empiricalLoss: 0.5 });
    const c = found.terms.complexity + found.terms.confidence;
    expect(found.firstNonVacuousN).toBe(Math.floor((c / (found.lossBound - 0.5)) ** 2) + 1);
  });
  it('never comes when the empirical loss is already too large', () => {
    expect(generalisationBound({ ...about, empiricalLoss: 8 }).firstNonVacuousN).toBeNull();
    expect(generalisationBound({ ...about, empiricalLoss: 1.3, top: 1 }).firstNonVacuousN).toBeNull();
  });
  it('without top compares with B, with top with 1', () => {
    const at = (points: number, top?: number) =>
      generalisationBound({ ...about, points, ...(top && { top }) });
    const found = at(300);
    expect(found.vacuous).toBe(found.total >= found.lossBound);
    expect(at(300, 1).vacuous).toBe(true);
    expect(at(1e7, 1).vacuous).toBe(false);
  });
  it('firstNonVacuous on bounds of other shapes', () => {
    expect(firstNonVacuous(() => 1, 1)).toBeNull();
    expect(firstNonVacuous(() => 0, 1)).toBe(1);
    for (const level of [0.9, 0.5, 1e-3, 1e-7]) {
      const n = firstNonVacuous((m) => 3 / Math.sqrt(m), level)!;
      expect(3 / Math.sqrt(n)).toBeLessThan(level);
      expect(3 / Math.sqrt(n - 1)).toBeGreaterThanOrEqual(level);
    }
    // A bound that rises at first.
    const humped = (n: number): number => (n < 900 ? 2 + n / 1000 : 900 / n);
    expect(firstNonVacuous(humped, 2.5)).toBe(1);
    expect(firstNonVacuous(humped, 1.5)).toBe(900);
  });
});

describe('B and the Lipschitz constants', () => {
  it.each(balls)('bound the loss, the scores and the slopes on the ball $id', (ball) => {
    const stream = randomStream(62, ball.id);
    for (let trial = 0; trial < 30; trial++) {
      const [classes, d] = [2 + stream.below(3), 1 + stream.below(3)];
      const radius = 2 * stream.uniform();
      const range = scoreRange(ball, radius, 1);
      const unit = (): Float64Array => {
        const x = Float64Array.from({ length: d }, () => stream.normal());
        const norm = ball.pointNorm === 'l2' ? Math.hypot(...x) : Math.max(...x.map(Math.abs));
        return x.map((value) => value / norm);
      };
      const x = unit();
      const scoresOf = (): Float64Array => {
        const direction = Float64Array.from({ length: classes * d }, () => stream.normal());
        const w = new Float64Array(classes * d);
        ball.maximiser(direction, classes, d, radius, w);
        return Float64Array.from({ length: classes }, (_, c) =>
          x.reduce((sum, v, l) => sum + v * w[c * d + l], 0),
        );
      };
      for (const surrogate of surrogates) {
        for (const family of families) {
          const weights = Float64Array.from({ length: classes - 1 }, () => stream.uniform());
          const loss = (family === 'powl' ? powl : bowl)({ surrogate, weights });
          const most = lossBound(loss, range);
          const { l1, l2, lInfinity } = reachedLipschitz(loss, range);
          for (let draw = 0; draw < 6; draw++) {
            const [f, g] = [scoresOf(), scoresOf()];
            const label = stream.below(classes);
            expect(Math.max(...f.map(Math.abs))).toBeLessThanOrEqual(range.score + 1e-12);
            expect(Math.abs(f[0] - f[1])).toBeLessThanOrEqual(range.margin + 1e-12);
            expect(loss.value(f, label)).toBeLessThanOrEqual(most + 1e-12);
            const difference = Math.abs(loss.value(f, label) - loss.value(g, label));
            const gaps = f.map((score, c) => Math.abs(score - g[c]));
            expect(difference).toBeLessThanOrEqual(l2 * Math.hypot(...gaps) + 1e-12);
            expect(difference).toBeLessThanOrEqual(lInfinity * Math.max(...gaps) + 1e-12);
            expect(difference).toBeLessThanOrEqual(l1 * gaps.reduce((a, b) => a + b, 0) + 1e-12);
          }
        }
      }
    }
  });
  it('make a bound for surrogates of unbounded slope', () => {
    const found = generalisationBound({ ...about, surrogate: 'squared-hinge' });
    // Scores reach 3: slope 2 (1 + 3), value (1 + 3)².
    expect(found.lipschitz).toBeCloseTo(8 * Math.sqrt(1 + 0.46), 12);
    expect(found.lossBound).toBeCloseTo(16 * 2, 12);
    expect(generalisationBound({ ...about, surrogate: 'exponential', family: 'powl' }).total).toBeLessThan(
      Infinity,
    );
  });
});

describe('measured samples', () => {
  const points = gaussianPoints({ points: 400, columns: 5, stream: randomStream(63) });
  const features = featureNorms(points);
  const base = { ...about, points: 400, featureRadius: features.largestNorm, columns: 5 };

  it.each(balls)(
    'measured norms are at most the worst case, a measured complexity at most those: $id',
    (ball) => {
      for (const route of ['maurer', 'gaussian'] as const) {
        const noise = route === 'maurer' ? ('rademacher' as const) : ('gaussian' as const);
        const complexity = linearComplexity({
          ball,
          noise,
          classes: 6,
          radius: 2,
          points,
          relativeWidth: 0.02,
          confidence: 0.99,
          stream: randomStream(64, ball.id, noise),
        });
        const worst = generalisationBound({ ...base, ball, route });
        const withNorms = generalisationBound({ ...base, ball, route, features });
        const measured = generalisationBound({ ...base, ball, route, complexity });
        expect(withNorms.terms.complexity).toBeLessThan(worst.terms.complexity);
        expect(measured.terms.complexity).toBeLessThan(withNorms.terms.complexity * 1.01);
        const contraction = route === 'maurer' ? Math.SQRT2 : Math.sqrt(Math.PI / 2);
        expect(measured.terms.complexity).toBeCloseTo(
          2 * contraction * worst.lipschitz * complexity.interval[1],
          12,
        );
        expect(withNorms.terms.complexity).toBeCloseTo(
          2 * contraction * worst.lipschitz * complexity.bound,
          12,
        );
        // The enclosure of the Frobenius ball is certain where it is narrow enough.
        expect(measured.confidence).toBeCloseTo(0.95 - (1 - complexity.confidence), 12);
        expect(measured.terms.confidence).toBe(worst.terms.confidence);
        expect(measured.firstNonVacuousN!).toBeLessThan(worst.firstNonVacuousN!);
      }
    },
  );
});

describe('the table over b and k', () => {
  const cells = boundTable({
    ...about,
    classes: 50,
    points: 100_000,
    samples: [1, 5, 20, 49],
    keeps: [1, 5, 20],
    top: 1,
    empiricalLoss: (_, keep) => (keep === 5 ? 2 : 0.1),
  });
  it('has the bound of each cell, k at most b', () => {
    expect(cells.map(({ sample, keep }) => [sample, keep])).toEqual([
      [1, 1],
      [5, 1],
      [5, 5],
      [20, 1],
      [20, 5],
      [20, 20],
      [49, 1],
      [49, 5],
      [49, 20],
    ]);
    for (const cell of cells) {
      const { sample, keep } = cell;
      const alone = generalisationBound({
        ...about,
        classes: 50,
        points: 100_000,
        weights: { sample, keep },
        top: 1,
        empiricalLoss: keep === 5 ? 2 : 0.1,
      });
      expect(cell).toMatchObject(alone);
      expect(cell.divisor).toBeCloseTo(2 * Math.min(1, sample / 49), 10);
    }
  });
  it('names the term that dominates', () => {
    for (const { terms, dominating } of cells) {
      expect(terms[dominating]).toBe(Math.max(...Object.values(terms)));
    }
    expect(new Set(cells.map(({ dominating }) => dominating)).size).toBe(3);
  });
  it('shows the trade: B and the sup-norm route grow with k, the divisor with b', () => {
    const at = (sample: number, keep: number) =>
      cells.find((cell) => cell.sample === sample && cell.keep === keep)!;
    expect(at(20, 5).lossBound).toBeGreaterThan(at(20, 1).lossBound);
    expect(at(49, 1).divisor!).toBeGreaterThan(at(5, 1).divisor!);
    expect(at(49, 1).topKError!).toBeLessThan(at(5, 1).topKError!);
  });
  it('takes another scheme, where b may pass the negatives', () => {
    const scheme = 'with-replacement' as const;
    const [cell] = boundTable({ ...about, samples: [9], keeps: [2], scheme });
    const weights = inducedWeights({ negatives: 5, sample: 9, keep: 2, scheme });
    expect(cell).toMatchObject(generalisationBound({ ...about, weights }));
  });
  it('refuses b and k outside their domains', () => {
    const wrong = { ...about, samples: [6], keeps: [1] };
    expect(() => boundTable(wrong)).toThrow('sample must be a whole number from 1 to classes - 1 = 5, got 6');
    expect(() => boundTable({ ...wrong, samples: [5], keeps: [0] })).toThrow(
      'keep must be a whole number of at least 1, got 0',
    );
  });
});

describe('refusals', () => {
  const estimate = linearComplexity({
    ball: 'row',
    classes: 6,
    radius: 1,
    points: gaussianPoints({ points: 3, columns: 2, stream: randomStream(1) }),
    exact: true,
  });
  it.each([
    [{ delta: 0 }, 'delta must lie between 0 and 1, got 0'],
    [{ delta: 1 }, 'delta must lie between 0 and 1, got 1'],
    [{ delta: NaN }, 'delta must lie between 0 and 1, got NaN'],
    [{ points: 0 }, 'points must be a whole number of at least 1, got 0'],
    [{ norm: -1 }, 'norm must be a number of at least 0, got -1'],
    [{ featureRadius: -2 }, 'featureRadius must be a number of at least 0, got -2'],
    [{ empiricalLoss: -0.1 }, 'empiricalLoss must be a number of at least 0, got -0.1'],
    [{ classes: 1 }, 'classes must be a whole number of at least 2, got 1'],
    [{ top: 6 }, 'top must be a whole number from 1 to classes - 1 = 5, got 6'],
    [{ family: 'owl' as 'powl' }, 'family must be powl or bowl, got owl'],
    [{ weights: [1, 1] }, 'weights must hold classes - 1 = 5 numbers, got 2'],
    [{ weights: [1, -1, 0, 0, 0] }, 'weights must be finite and at least 0, got -1 at rank 2'],
    [{ weights: { sample: 2, keep: 3 } }, 'keep must be a whole number from 1 to sample = 2, got 3'],
    [{ ball: 'entrywise' as const }, 'columns must be given for the entrywise ball, got none'],
    [{ complexityOf: 'both' as 'sample' }, 'complexityOf must be sample or distribution, got both'],
    [{ complexity: estimate }, 'complexity must be of 5000 points and 6 classes, got 3 and 6'],
    [
      { complexity: estimate, route: 'gaussian' },
      'complexity must be of gaussian noise for the route gaussian, got rademacher noise',
    ],
    [
      { complexity: estimate, route: 'sup-norm' },
      'complexity must be left out for the route sup-norm, got rademacher noise',
    ],
    [
      { complexity: estimate, complexityOf: 'distribution' as const },
      'a measured sample bounds the complexity of the sample, not of the distribution',
    ],
    [
      { route: 'talagrand' },
      'route must be one of maurer, gaussian, sup-norm, sup-norm-lei, sup-norm-foster-rakhlin, got talagrand',
    ],
    [
      { surrogate: 'huber' },
      'surrogate must be one of hinge, squared-hinge, logistic, exponential, smoothed-hinge, got huber',
    ],
  ])('%o', (change, message) => {
    expect(() => generalisationBound({ ...about, ...change })).toThrow(message);
  });
});
