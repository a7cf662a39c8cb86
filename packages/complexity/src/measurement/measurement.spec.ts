import { conditionalRisk } from '@owlery/calibration';
import { bowl, hinge, logistic, powl, snmWeights, topKError, type OrderedWeightedLoss } from '@owlery/losses';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  balls,
  bayesRisk,
  clusterDistribution,
  constrainedMinimum,
  drawSample,
  empiricalDistribution,
  empiricalLoss,
  expectedLoss,
  expectedTopKError,
  gaussianPoints,
  pointsFromRows,
  stochasticDescent,
  type DensePoints,
  type FiniteDistribution,
} from '../index.ts';
import { sparseFrom } from '../internal/sparse-from.fixture.ts';

const clusters = (seed = 1, columns = 3, probabilities = [0.5, 0.3, 0.15, 0.05]) =>
  clusterDistribution({ clusters: 5, columns, probabilities, stream: randomStream(seed, 'clusters') });
const snm = (family: typeof bowl, sample: number, keep: number, negatives: number, surrogate = hinge) =>
  family({ surrogate, weights: snmWeights({ sample, keep }).weights(negatives) });
const randomTable = (length: number, seed: number) => {
  const stream = randomStream(seed, 'table');
  return Float64Array.from({ length }, () => stream.normal());
};
const rowsOf = ({ rows, columns, values }: DensePoints) =>
  Array.from({ length: rows }, (_, i) => values.subarray(i * columns, (i + 1) * columns));
const total = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0);

describe('a cluster distribution', () => {
  it('is a distribution: the same probabilities at each point, in an order of its own', () => {
    const { points, probabilities, labels, pairStarts } = clusters();
    expect(total(probabilities)).toBeCloseTo(1, 12);
    const orders = new Set<string>();
    for (let i = 0; i < 5; i++) {
      const own = probabilities.subarray(pairStarts[i], pairStarts[i + 1]);
      expect(Array.from(own, (p) => 5 * p).sort()).toEqual(
        [0.05, 0.15, 0.3, 0.5].map((p) => expect.closeTo(p)),
      );
      const order = labels.subarray(pairStarts[i], pairStarts[i + 1]);
      expect([...order].sort()).toEqual([0, 1, 2, 3]);
      orders.add(order.join());
      const norm = Math.hypot(...points.values.subarray(3 * i, 3 * i + 3));
      expect(norm).toBeGreaterThanOrEqual(0.5);
      expect(norm).toBeLessThanOrEqual(1);
    }
    expect(orders.size).toBeGreaterThan(1);
    expect(clusters(1)).toEqual(clusters(1));
    expect(clusters(2)).not.toEqual(clusters(1));
  });

  it.each([
    [{ clusters: 0 }, 'clusters must be a whole number from 1 to 1000000, got 0'],
    [{ columns: 0.5 }, 'columns must be a whole number from 1 to 1000000, got 0.5'],
    [{ probabilities: [1] }, 'classes must be a whole number from 2 to 1000000, got 1'],
    [{ probabilities: [0.5, 0.4] }, 'probabilities must sum to 1, got 0.9'],
    [{ probabilities: [1.5, -0.5] }, 'probabilities must be at least 0, got -0.5 at class 1'],
  ])('refuses %o', (change, message) => {
    const good = { clusters: 2, columns: 2, probabilities: [0.5, 0.5], stream: randomStream(1) };
    expect(() => clusterDistribution({ ...good, ...change })).toThrow(message);
  });
});

describe('a drawn sample', () => {
  it('counts its pairs; the first pairs of a long sample are those of a short one', () => {
    const distribution = clusters();
    const sample = (size: number) => drawSample(distribution, size, randomStream(3));
    const { empirical, counts } = sample(400);
    expect(total(counts)).toBe(400);
    expect(total(empirical.probabilities)).toBeCloseTo(1, 12);
    for (const share of empirical.probabilities) expect(400 * share).toBeCloseTo(Math.round(400 * share), 9);
    const longer = sample(401).counts;
    expect(total(longer.map((count, i) => count - counts[i]))).toBe(1);
    expect(() => sample(0)).toThrow('size must be a whole number from 1');
  });

  it('has the probabilities of the distribution as means', () => {
    const distribution = clusters();
    const seen = new Map<string, number>();
    const keyed = (from: FiniteDistribution, add: (key: string, p: number) => void) => {
      for (let i = 0; i < 5; i++)
        for (let at = from.pairStarts[i]; at < from.pairStarts[i + 1]; at++)
          add(`${i} ${from.labels[at]}`, from.probabilities[at]);
    };
    keyed(drawSample(distribution, 200_000, randomStream(4)).empirical, (key, p) => seen.set(key, p));
    // 20 shares of at most 0.1: five standard deviations.
    keyed(distribution, (key, p) =>
      expect(Math.abs((seen.get(key) ?? 0) - p)).toBeLessThan(5 * Math.sqrt(p / 200_000)),
    );
  });
});

describe('expected values', () => {
  it.each([bowl, powl])('are sums over points of conditional risks', (family) => {
    const distribution = clusters();
    const loss = snm(family, 2, 1, 3);
    const weights = randomTable(12, 5);
    let [risk, error] = [0, 0];
    for (let i = 0; i < 5; i++) {
      const scores = Float64Array.from({ length: 4 }, (_, c) =>
        [0, 1, 2].reduce((sum, l) => sum + weights[3 * c + l] * distribution.points.values[3 * i + l], 0),
      );
      const conditional = new Float64Array(4);
      for (let at = 4 * i; at < 4 * i + 4; at++)
        conditional[distribution.labels[at]] = 5 * distribution.probabilities[at];
      risk += conditionalRisk(conditional, loss, scores) / 5;
      conditional.forEach((p, y) => (error += (p * topKError(scores, y, 2)) / 5));
    }
    expect(expectedLoss(distribution, weights, loss)).toBeCloseTo(risk, 12);
    expect(expectedTopKError(distribution, weights, 2)).toBeCloseTo(error, 12);
  });

  it('are those of the sample for an empirical distribution, dense or sparse', () => {
    const points = gaussianPoints({ points: 20, columns: 3, stream: randomStream(6) });
    const labels = Array.from({ length: 20 }, (_, i) => (i * i) % 4);
    const loss = snm(bowl, 2, 2, 3);
    const weights = randomTable(12, 7);
    const { mean } = empiricalLoss({ weights, classes: 4, points, labels, loss });
    for (const held of [points, sparseFrom(rowsOf(points))])
      expect(expectedLoss(empiricalDistribution(held, labels, 4), weights, loss)).toBeCloseTo(mean, 12);
  });

  it('refuse tables and labels of another size', () => {
    const distribution = clusters();
    const loss = snm(bowl, 1, 1, 3);
    expect(() => expectedLoss(distribution, new Float64Array(11), loss)).toThrow(
      'weights must hold 4 x 3 numbers, got 11 in all',
    );
    const points = pointsFromRows([[1], [2]]);
    expect(() => empiricalDistribution(points, [0], 2)).toThrow('labels must be one a point, 2, got 1');
    expect(() => empiricalDistribution(points, [0, 2], 2)).toThrow(
      'label 1 must be a whole number from 0 to 1',
    );
  });
});

describe('the Bayes risk', () => {
  it.each([bowl, powl])('is what linear scorers reach that can tell all points apart', (family) => {
    // As many columns as points: with a large radius the class holds every function on the support.
    const distribution = clusters(2, 5);
    const loss = snm(family, 2, 1, 3);
    const { loss: bayes } = bayesRisk(distribution, loss, [1]);
    const found = constrainedMinimum({
      ...{ distribution, loss, ball: 'frobenius', radius: 60, tolerance: 0.002, steps: 30_000 },
    });
    expect(found.loss).toBeGreaterThanOrEqual(bayes - 1e-9);
    expect(found.loss).toBeLessThan(1.02 * bayes);
    expect(expectedLoss(distribution, randomTable(20, 3), loss)).toBeGreaterThan(bayes);
  });

  it('tells top-K errors and the calibrated mass', () => {
    const { topKErrors, calibrated, open } = bayesRisk(
      clusters(),
      powl({ surrogate: hinge, weights: [1, 1, 1] }),
      [1, 2, 3],
    );
    [0.5, 0.2, 0.05].forEach((error, at) => expect(topKErrors[at]).toBeCloseTo(error, 12));
    // Weston–Watkins is calibrated for the K that the best ordered partition cuts at.
    const risks = cutSetRisks([0.5, 0.3, 0.15, 0.05]);
    const least = Math.min(...risks.map(({ risk }) => risk));
    const best = risks.filter(({ risk }) => risk < least + 1e-9);
    expect(best).toHaveLength(1);
    expect(calibrated.map((mass) => Math.round(mass))).toEqual(
      [1, 2, 3].map((k) => Number(best[0].cuts.includes(k))),
    );
    expect(open).toEqual([0, 0, 0]);
  });

  it('leaves ties open', () => {
    const even = clusters(1, 3, [0.4, 0.4, 0.1, 0.1]);
    const { open } = bayesRisk(even, powl({ surrogate: hinge, weights: [1, 0, 0] }), [1, 2]);
    expect(open[0]).toBeCloseTo(1, 12);
    expect(open[1]).toBe(0);
  });
});

/** The risk of the hinge POWL with equal weights for every set of cuts between ordered classes, by definition. */
function cutSetRisks(p: number[]): { cuts: number[]; risk: number }[] {
  const loss = powl({ surrogate: hinge, weights: p.slice(1).map(() => 1) });
  return Array.from({ length: 2 ** (p.length - 1) }, (_, set) => {
    const cuts = p.slice(1).flatMap((_, at) => ((set >> at) & 1 ? [at + 1] : []));
    const scores = Float64Array.from(p, (_, c) => -cuts.filter((cut) => cut <= c).length);
    return { cuts, risk: conditionalRisk(p, loss, scores) };
  });
}

describe('the constrained minimum', () => {
  /** The least loss on a grid over the ball, for tables of a few numbers. */
  const gridMinimum = (
    distribution: FiniteDistribution,
    loss: OrderedWeightedLoss,
    radius: number,
    steps: number,
  ) => {
    const size = distribution.classes * distribution.points.columns;
    let best = Infinity;
    const weights = new Float64Array(size);
    const visit = (at: number, left: number): void => {
      if (at === size) {
        best = Math.min(best, expectedLoss(distribution, weights, loss));
        return;
      }
      for (let i = -steps; i <= steps; i++) {
        weights[at] = (i * radius) / steps;
        const rest = left - weights[at] ** 2;
        if (rest >= -1e-12) visit(at + 1, rest);
      }
      weights[at] = 0;
    };
    visit(0, radius * radius);
    return best;
  };

  it.each([
    [bowl, 2, 1, hinge],
    [bowl, 2, 2, hinge],
    [powl, 2, 1, hinge],
    [powl, 1, 1, hinge],
    [powl, 2, 1, logistic],
  ] as const)(
    'lies within its certificate, which a grid over the ball confirms',
    (family, b, k, surrogate) => {
      const distribution = empiricalDistribution(
        pointsFromRows([[1], [-0.7], [0.4], [0.9]]),
        [0, 1, 2, 1],
        3,
      );
      const loss = snm(family, b, k, 2, surrogate);
      const found = constrainedMinimum({
        ...{ distribution, loss, ball: 'frobenius', radius: 1.3, tolerance: 1e-3, steps: 20_000 },
      });
      const steps = 60;
      const grid = gridMinimum(distribution, loss, 1.3, steps);
      expect(found.lowerBound).toBeLessThanOrEqual(grid + 1e-12);
      // No grid point is further off than half the diagonal of a box times the Lipschitz constant.
      const mesh = (loss.lipschitz.l2 * Math.sqrt(3) * 1.3) / steps;
      expect(found.loss).toBeGreaterThanOrEqual(grid - mesh);
      expect(found.loss).toBeLessThanOrEqual(grid + 1e-3 * found.loss);
      expect(found.loss - found.lowerBound).toBeLessThanOrEqual(1e-3 * found.loss);
      expect(Math.hypot(...found.weights)).toBeLessThanOrEqual(1.3 + 1e-9);
      expect(found.loss).toBe(expectedLoss(distribution, found.weights, loss));
    },
  );

  it.each(balls.map((ball) => [ball.id, ball] as const))('certifies itself in the ball %s', (_, ball) => {
    const distribution = clusters(3);
    const loss = snm(powl, 2, 1, 3);
    const found = constrainedMinimum({
      distribution,
      loss,
      ball,
      radius: 1.5,
      tolerance: 0.01,
      steps: 20_000,
    });
    expect(ball.normOf(found.weights, 4, 3)).toBeLessThanOrEqual(1.5 + 1e-9);
    expect(found.loss - found.lowerBound).toBeLessThanOrEqual(0.01 * found.loss);
    // Points of the ball that know nothing of the search are no better than the certificate says.
    const matrix = randomTable(12, 9);
    const other = new Float64Array(12);
    for (let trial = 0; trial < 200; trial++) {
      for (let at = 0; at < 12; at++) matrix[at] = Math.sin(matrix[at] + trial + at);
      ball.maximiser(matrix, 4, 3, 1.5, other);
      expect(expectedLoss(distribution, other, loss)).toBeGreaterThanOrEqual(found.lowerBound - 1e-12);
    }
  });

  it('stays at 0 in a ball of radius 0', () => {
    const loss = snm(powl, 2, 1, 3);
    const found = constrainedMinimum({ distribution: clusters(), loss, ball: 'frobenius', radius: 0 });
    expect(found).toMatchObject({ loss: expect.closeTo(1), lowerBound: expect.closeTo(1), steps: 0 });
  });

  it('gives the same for points held sparse, and the same bits again', () => {
    const points = gaussianPoints({ points: 30, columns: 4, stream: randomStream(8) });
    const labels = Array.from({ length: 30 }, (_, i) => i % 3);
    const loss = snm(bowl, 2, 1, 2);
    const [dense, again, sparse] = [points, points, sparseFrom(rowsOf(points))].map((held) =>
      constrainedMinimum({
        ...{
          distribution: empiricalDistribution(held, labels, 3),
          loss,
          ball: 'frobenius',
          radius: 2,
          steps: 200,
        },
      }),
    );
    expect(again).toEqual(dense);
    expect(sparse.loss).toBeCloseTo(dense.loss, 12);
  });

  it.each([
    [{ loss: bowl({ surrogate: hinge, weights: [1, 0] }) }, 'loss must be for 4 classes, got one for 3'],
    [{ loss: bowl({ surrogate: hinge, weights: [0, 0, 1] }) }, 'its weights must not increase with the rank'],
    [{ radius: -1 }, 'radius must be a number of at least 0, got -1'],
    [{ steps: 0 }, 'steps must be a whole number of at least 1, got 0'],
    [{ tolerance: NaN }, 'tolerance must be a number of at least 0, got NaN'],
  ])('refuses %o', (change, message) => {
    const good = {
      distribution: clusters(),
      loss: snm(bowl, 2, 1, 3),
      ball: 'frobenius' as const,
      radius: 1,
    };
    expect(() => constrainedMinimum({ ...good, ...change })).toThrow(message);
  });
});

describe('stochastic descent', () => {
  const distribution = clusters(4);
  const loss = snm(bowl, 2, 1, 3);
  const common = { distribution, loss, ball: 'frobenius' as const, radius: 2, stepLength: 0.3 };
  const mined = (draws = 1) => ({ kind: 'mined' as const, sample: 2, keep: 1, draws });

  it.each([[{ kind: 'exact' as const }], [mined()], [mined(4)]])(
    'comes near the certified minimum with %o',
    (source) => {
      const least = constrainedMinimum({ ...common, tolerance: 0.005, steps: 10_000 });
      const found = stochasticDescent({ ...common, source, steps: 20_000, stream: randomStream(1) });
      const value = expectedLoss(distribution, found.weights, loss);
      expect(value).toBeGreaterThanOrEqual(least.lowerBound);
      expect(value).toBeLessThan(1.03 * least.loss);
      expect(Math.hypot(...found.weights)).toBeLessThanOrEqual(2 + 1e-9);
    },
  );

  it('has subgradients of one mean whatever the source, and less noise with more draws', () => {
    // In a ball so small that no score passes a kink the subgradient is that at 0.
    const still = { ...common, radius: 1e-9, steps: 4000 };
    const norm = (source: Parameters<typeof stochasticDescent>[0]['source']) =>
      stochasticDescent({ ...still, source, stream: randomStream(2) }).gradientNorm ** 2;
    // ‖x‖² (1 + E‖out‖²) with the label's slope −1: one kept negative of slope 1; or θ = (2/3, 1/3, 0).
    const squares = Array.from({ length: 5 }, (_, i) =>
      total(distribution.points.values.subarray(3 * i, 3 * i + 3).map((x) => x * x)),
    );
    const meanSquare = total(squares) / 5;
    const spread = 5 * Math.sqrt(1 / 4000);
    expect(norm(mined()) / (2 * meanSquare)).toBeCloseTo(1, 1);
    expect(Math.abs(norm({ kind: 'exact' }) / ((1 + 5 / 9) * meanSquare) - 1)).toBeLessThan(spread);
    // The mean of four draws keeps a quarter of the variance 1 − 5/9.
    expect(Math.abs(norm(mined(4)) / ((1 + 5 / 9 + 1 / 9) * meanSquare) - 1)).toBeLessThan(spread);
  });

  it('counts the labels that are scored, and depends on its seed alone', () => {
    const run = (seed: number, source = mined(3), matched = false) =>
      stochasticDescent({ ...common, source, matched, steps: 50, stream: randomStream(seed) });
    expect(run(1).scoredLabels).toBe(50 * 7);
    expect(
      stochasticDescent({ ...common, source: { kind: 'exact' }, steps: 50, stream: randomStream(1) })
        .scoredLabels,
    ).toBe(200);
    expect(run(1)).toEqual(run(1));
    expect(run(2)).not.toEqual(run(1));
    expect(run(1, mined(3), true).weights).not.toEqual(run(1).weights);
  });

  it('takes steps of one length where they are matched', () => {
    // A loss ten times as large gives the same path.
    const large = bowl({
      surrogate: { ...hinge, value: (t) => 10 * hinge.value(t), derivative: (t) => 10 * hinge.derivative(t) },
      weights: loss.weights,
    });
    const run = (of: OrderedWeightedLoss, matched: boolean) =>
      stochasticDescent({
        ...common,
        loss: of,
        source: { kind: 'exact' },
        matched,
        steps: 200,
        stream: randomStream(5),
      }).weights;
    run(large, true).forEach((w, at) => expect(w).toBeCloseTo(run(loss, true)[at], 9));
    expect(Math.max(...run(large, false).map((w, at) => Math.abs(w - run(loss, false)[at])))).toBeGreaterThan(
      0.01,
    );
  });

  it.each([
    [
      { source: { kind: 'mined' as const, sample: 4, keep: 1 } },
      'sample must be a whole number from 1 to classes - 1 = 3, got 4',
    ],
    [
      { source: { kind: 'mined' as const, sample: 2, keep: 3 } },
      'keep must be a whole number from 1 to sample = 2, got 3',
    ],
    [{ source: mined(0) }, 'draws must be a whole number of at least 1, got 0'],
    [{ steps: 0 }, 'steps must be a whole number of at least 1, got 0'],
    [{ stepLength: 0 }, 'stepLength must be a positive number, got 0'],
    [{ radius: Infinity }, 'radius must be a number of at least 0, got Infinity'],
  ])('refuses %o', (change, message) => {
    const good = { ...common, source: mined(), steps: 5, stream: randomStream(1) };
    expect(() => stochasticDescent({ ...good, ...change })).toThrow(message);
  });
});
