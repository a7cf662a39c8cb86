import { decideCalibration, zipf } from '@owlery/calibration';
import { synthetic } from '@owlery/data';
import { bowl, hinge } from '@owlery/losses';
import { randomStream, rational } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';
import { minedLoss } from '../measured-class.ts';
import { clusterSource } from '../sources/cluster-source.ts';
import { frequentLabelSource } from '../sources/frequent-label-source.ts';
import { gapCells, type GapCell } from './gap-cells.ts';
import { type GapOptions } from './gap-options.ts';
import { gapSummary } from './gap-summary.ts';
import { logSlope } from './log-slope.ts';
import { gapMeasurement, measureGap } from './measure-gap.ts';

const source = { kind: 'clusters', classes: 6, clusters: 5, columns: 3, distribution: 'zipf:1' } as const;
const options: GapOptions = {
  ...{
    source,
    family: 'bowl',
    surrogate: 'hinge',
    ball: 'frobenius',
    norm: 2,
    delta: 0.05,
    confidence: 0.95,
  },
  ...{ seeds: [1, 2], sample: 3, keep: 1, points: [40, 160], tolerance: 0.01, steps: 1000 },
};

describe('a cell of the gap', () => {
  it.each(['bowl', 'powl'] as const)(
    '%s: lies beside the bounds of the theorem, worked by hand',
    async (family) => {
      const [cell] = await gapCells({ ...options, family }, 1);
      // θ for N = 5, b = 3, k = 1.
      const theta = [0.6, 0.3, 0.1];
      const square = theta.reduce((sum, x) => sum + x * x, 0);
      const r = clusterSource(source).data.featureRadius;
      const [c2, B] =
        family === 'bowl'
          ? [Math.sqrt(1 + square), (1 + 2 * r) * 2]
          : [Math.sqrt(1 + square), 1 + Math.SQRT2 * 2 * r];
      const complexity = (root: number, sumOfSquares: number) =>
        (2 * root * c2 * 2 * Math.sqrt(6 * sumOfSquares)) / 40;
      const confidence = 3 * B * Math.sqrt(Math.log(2 / 0.05) / 80);
      expect(cell.bounds.maurer).toBeCloseTo(complexity(Math.SQRT2, 40 * r * r) + confidence, 10);
      expect(cell.bounds.gaussian).toBeCloseTo(
        complexity(Math.sqrt(Math.PI / 2), 40 * r * r) + confidence,
        10,
      );
      expect(cell.expectationBounds.maurer).toBeCloseTo(
        complexity(Math.SQRT2, 40 * r * r) + B * Math.sqrt(Math.log(1 / 0.05) / 80),
        10,
      );
      const { values } = clusterSource(source).draw(40, 1).points;
      const sumOfSquares = Array.from(values).reduce((sum, x) => sum + x * x, 0);
      expect(sumOfSquares).toBeLessThan(40 * r * r);
      expect(cell.dataBounds.maurer).toBeCloseTo(complexity(Math.SQRT2, sumOfSquares) + confidence, 10);
      expect(Object.keys(cell.bounds)).toEqual(['maurer', 'gaussian', 'sup-norm']);
      for (const [route, bound] of Object.entries(cell.bounds)) {
        expect(cell.gap).toBeLessThan(bound);
        expect(cell.ratios[route]).toBe(bound / cell.gap);
      }
    },
  );

  it('is the difference of the losses, trained as closely as it says', async () => {
    const cells = await gapCells(options, 1);
    expect(cells.map(({ n, seed }) => [n, seed])).toEqual([
      [40, 1],
      [160, 1],
    ]);
    for (const { empirical, expected, gap, suboptimality } of cells) {
      expect(gap).toBe(expected - empirical);
      expect(suboptimality).toBeGreaterThanOrEqual(0);
      expect(suboptimality).toBeLessThanOrEqual(0.01 * empirical);
    }
    expect(cells[1].gap).not.toBe(cells[0].gap);
    expect(await gapCells(options, 1)).toEqual(cells);
    expect(await gapCells(options, 2)).not.toEqual(cells);
  });

  it('has the mean of the centred gap, which is not negative but for what training left', async () => {
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
    const cells = (
      await Promise.all(seeds.map((seed) => gapCells({ ...options, points: [160] }, seed)))
    ).flat();
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const spread = (values: number[]) => Math.sqrt(mean(values.map((v) => (v - mean(values)) ** 2)));
    const differences = cells.map(({ gap, centredGap }) => gap - centredGap!);
    expect(Math.abs(mean(differences))).toBeLessThan((4 * spread(differences)) / Math.sqrt(40));
    for (const { centredGap, empirical } of cells) expect(centredGap).toBeGreaterThan(-0.03 * empirical);
    expect(spread(cells.map(({ centredGap }) => centredGap!))).toBeLessThan(
      spread(cells.map(({ gap }) => gap)),
    );
  });

  it('asks for no more points than there are', async () => {
    await expect(gapCells({ ...options, points: [1e9] }, 1)).rejects.toThrow(
      'points must be at most 10000000 of synthetic, got 1000000000',
    );
  });
});

/** A cell whose gap and bound are given. */
const made = (n: number, seed: number, gap: number): GapCell => ({
  ...{ n, seed, empirical: 1, expected: 1 + gap, gap, suboptimality: 0 },
  ...{ bounds: { maurer: 8 / Math.sqrt(n) }, dataBounds: { maurer: 7 }, expectationBounds: { maurer: 6 } },
  ratios: { maurer: null },
});

describe('the summary of gaps', () => {
  it('has sizes, ratios and slopes worked by hand', () => {
    const cells = [made(4, 1, 0.3), made(4, 2, -0.4), made(16, 1, 0.15), made(16, 2, -0.2)];
    const { summaries, slopes, slopeMethod } = gapSummary(cells, [4, 16], 0.95);
    expect(summaries.map(({ n }) => n)).toEqual([4, 16]);
    expect(summaries[0].gap).toMatchObject({ mean: expect.closeTo(-0.05), count: 2 });
    // √((0.09 + 0.16)/2)
    expect(summaries[0].size.value).toBeCloseTo(Math.sqrt(0.125), 12);
    expect(summaries[0].ratios.maurer!.value).toBeCloseTo(4 / Math.sqrt(0.125), 12);
    expect(summaries[1].dataBounds).toEqual({ maurer: 7 });
    // Both seeds fall by one half from n = 4 to 16, and so does any mean of them.
    expect(slopes.gap.value).toBeCloseTo(-0.5, 12);
    expect(slopes.gap.interval!.map((end) => end + 0.5)).toEqual([
      expect.closeTo(0, 9),
      expect.closeTo(0, 9),
    ]);
    expect(slopes.maurer.value).toBeCloseTo(-0.5, 12);
    expect(slopes).not.toHaveProperty('centredGap');
    expect(slopeMethod).toContain('jackknife');
  });

  it('has intervals of sizes that are positive and hold the size', () => {
    const cells = [0.1, 0.2, 0.9].map((gap, seed) => made(4, seed, gap));
    const [{ size }] = gapSummary(cells, [4], 0.95).summaries;
    expect(size.interval![0]).toBeGreaterThan(0);
    expect(size.interval![0]).toBeLessThan(size.value);
    expect(size.interval![1]).toBeGreaterThan(size.value);
  });

  it('knows no spread from one seed and no slope from one n or a gap of 0', () => {
    const one = gapSummary([made(4, 1, 0.3), made(16, 1, 0.1)], [4, 16], 0.95);
    expect(one.summaries[0].size.interval).toBeNull();
    expect(one.slopes.gap).toEqual({
      value: expect.closeTo(Math.log(1 / 3) / Math.log(4), 12),
      interval: null,
    });
    expect(gapSummary([made(4, 1, 0.3)], [4], 0.95).slopes.gap).toEqual({ value: null, interval: null });
    const none = gapSummary([made(4, 1, 0), made(16, 1, 0.1)], [4, 16], 0.95);
    expect(none.slopes.gap.value).toBeNull();
    expect(none.summaries[0].ratios.maurer).toBeNull();
  });
});

describe('logSlope', () => {
  it('finds the power of a power law, and the least squares of what is none', () => {
    expect(logSlope([1, 4, 16], [8, 4, 2])).toBeCloseTo(-0.5, 12);
    expect(
      logSlope(
        [2, 5, 9, 30],
        [2, 5, 9, 30].map((x) => 7 * x ** 1.3),
      ),
    ).toBeCloseTo(1.3, 12);
    // ln x = 0, 1, 2 and ln y = 0, 0, 3: slope 3/2.
    expect(logSlope([1, Math.E, Math.E ** 2], [1, 1, Math.E ** 3])).toBeCloseTo(1.5, 12);
  });

  it.each([
    [
      [1, 2],
      [1, 0],
    ],
    [
      [1, 2],
      [1, -1],
    ],
    [
      [3, 3],
      [1, 2],
    ],
    [[1], [1]],
  ])('is none of %j and %j', (x, y) => expect(logSlope(x, y)).toBeNull());
});

it('knows the risks of the distribution: no scorer of the ball is better than the best function', async () => {
  const { known, cells } = await measureGap(options);
  const { bayesRisk, bestOfClass, calibrated } = known!;
  expect(bestOfClass.lowerBound).toBeLessThanOrEqual(bestOfClass.loss);
  expect(bestOfClass.loss).toBeGreaterThan(bayesRisk);
  for (const { expected } of cells) expect(expected).toBeGreaterThanOrEqual(bestOfClass.lowerBound);
  // One distribution for all clusters, zipf:1 on six classes: calibrated at all or at none.
  const decided = decideCalibration({
    ...{ probabilities: zipf.probabilities(6, [rational(1)]), family: 'bowl', surrogate: 'hinge' },
    weights: [0.6, 0.3, 0.1, 0, 0],
  });
  expect(bayesRisk).toBeCloseTo(decided.infimum, 12);
  for (const top of [1, 2, 3, 4, 5])
    expect(calibrated[top]).toBeCloseTo(decided.calibratedFor.includes(top) ? 1 : 0, 12);
  expect(await measureGap({ ...options, family: 'powl', surrogate: 'logistic' })).not.toHaveProperty('known');
});

it('a measurement in parts is the measurement at once', async () => {
  const whole = await measureGap(options);
  const parted = gapMeasurement(options);
  const parts = [await parted.part(0), await parted.part(1)];
  const record = await parted.record(JSON.parse(JSON.stringify(parts)), { id: 'gap', createdAt: 'now' });
  expect(record).toEqual({ ...whole, id: 'gap', createdAt: 'now' });
  expect(parted.words).toEqual(['gap', 'synthetic', 'bowl', 'b 3 k 1']);
  const told: number[] = [];
  await measureGap(options, (done) => told.push(done));
  expect(told).toEqual([1, 2, 3, 4]);
});

describe('the most frequent labels of a data set', () => {
  const dataset = synthetic({
    points: 600,
    features: 50,
    labels: 20,
    nonZeros: 4,
    labelsPerPoint: 2,
    seed: 3,
  });
  const found = frequentLabelSource(dataset, 4);

  it('are all points that have one of them, with rows of norm 1', () => {
    const counts = new Array<number>(20).fill(0);
    dataset.train.labels.labelIds.forEach((label) => counts[label]++);
    const top = [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b).slice(0, 4);
    let points = 0;
    for (const { labels } of [dataset.train, dataset.test]) {
      for (let i = 0; i < labels.points; i++) {
        const own = labels.labelIds.subarray(labels.rowStarts[i], labels.rowStarts[i + 1]);
        if (own.some((label) => top.includes(label))) points++;
      }
    }
    expect(found.data).toMatchObject({ classes: 4, points, featureRadius: 1 });
    expect(found.largest).toBe(points - Math.floor(points / 4));
    const drawn = found.draw(50, 1);
    if (!('rowStarts' in drawn.points)) throw new Error('the points must stay sparse');
    for (let i = 0; i < 50; i++) {
      const row = drawn.points.values.subarray(drawn.points.rowStarts[i], drawn.points.rowStarts[i + 1]);
      expect(Array.from(row).reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 5);
    }
    expect(Math.max(...drawn.empirical.labels)).toBe(3);
  });

  it('are parted into those to train on and those held out: together always the same points', () => {
    const loss = minedLoss({ family: 'bowl', surrogate: 'hinge' }, { sample: 2, keep: 1 }, 4);
    const stream = randomStream(1, 'table');
    const weights = Float64Array.from({ length: 4 * found.data.columns }, () => stream.normal());
    const heldOut = found.data.heldOut as number;
    const sums = [1, 2, 3].map((seed) => {
      const { empirical, points, expectedLoss } = found.draw(found.largest, seed);
      let training = 0;
      const scores = new Float64Array(4);
      for (let i = 0; i < found.largest; i++) {
        scores.fill(0);
        if (!('rowStarts' in points)) throw new Error('the points must stay sparse');
        for (let at = points.rowStarts[i]; at < points.rowStarts[i + 1]; at++)
          for (let c = 0; c < 4; c++)
            scores[c] += points.values[at] * weights[c * points.columns + points.columnIds[at]];
        training += loss.value(scores, empirical.labels[i]);
      }
      const { value, interval } = expectedLoss(weights, loss, 0.95);
      expect(interval![0]).toBeLessThan(value);
      expect(interval![1]).toBeGreaterThan(value);
      return { total: training + heldOut * value, value };
    });
    expect(sums[1].total).toBeCloseTo(sums[0].total, 6);
    expect(sums[2].total).toBeCloseTo(sums[0].total, 6);
    expect(sums[1].value).not.toBe(sums[0].value);
  });

  it('are no more than there are', () => {
    expect(() => frequentLabelSource(dataset, 21)).toThrow(
      'classes must be at most the 20 labels of synthetic:600x50x20, got 21',
    );
  });
});

it('the loss of b and k has the weights that they induce', () => {
  const { weights } = minedLoss({ family: 'powl', surrogate: 'hinge' }, { sample: 3, keep: 2 }, 6);
  expect(Array.from(weights)).toEqual([0.6, 0.6, 0.5, 0.3, 0].map((w) => expect.closeTo(w, 12)));
  expect(bowl({ surrogate: hinge, weights }).convex).toBe(true);
});
