import { boundsByRoute } from '@owlery/complexity';
import { openStore, parseRecord } from '@owlery/results';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChoiceOptions } from './choice/choice-options.ts';
import { choicesOf } from './choice/choices-of.ts';
import { trainedCell, type TrainedCell } from './choice/trained-cell.ts';
import { type ArmResults } from './factors/factor-arms.ts';
import { factorsOf } from './factors/factors-of.ts';
import { type FactorsOptions } from './factors/factors-options.ts';
import { growthMeasurement } from './growth/growth-measurement.ts';
import { loosenessMeasurement } from './looseness/looseness-measurement.ts';
import { type MeasuredClass } from './measured-class.ts';
import { measurementPlan, type MeasurementPlan } from './measurement-plan.ts';
import { measurementsOf } from './measurements-of.ts';
import { runMeasurements } from './run-measurements.ts';
import { clusterSource } from './sources/cluster-source.ts';
import { knownDistribution } from './sources/known-distribution.ts';

const source = { kind: 'clusters', classes: 6, clusters: 5, columns: 3, distribution: 'zipf:1' } as const;
const about: MeasuredClass = {
  source,
  ...{ family: 'bowl', surrogate: 'hinge', ball: 'frobenius', norm: 2, delta: 0.05, confidence: 0.95 },
  seeds: [1, 2, 3],
};
const choice: ChoiceOptions = {
  ...{
    ...about,
    n: 50,
    scoredLabels: 900,
    tops: [1, 2],
    samples: [2, 3],
    keeps: [1, 3],
    stepLengths: [0.001, 0.3],
  },
};
const factors: FactorsOptions = {
  ...{ ...about, sample: 3, n: 50, top: 1, steps: 200, stepLength: 0.3, draws: 3 },
};
const small: MeasurementPlan = {
  gaps: [{ ...about, sample: 3, keep: 1, points: [20, 40], tolerance: 0.05, steps: 200 }],
  choices: [choice],
  factors: [factors],
  looseness: [
    {
      ...{ seed: 1, draws: 5 },
      instances: [
        {
          ...{ family: 'powl', sample: 2, keep: 1, ball: 'frobenius', norm: 1, exact: true },
          ...{ points: 3, columns: 1, classes: 3 },
        },
      ],
    },
  ],
  growth: [
    {
      ...{ seed: 1, noise: 'rademacher', points: 10, columns: 3, norm: 1, confidence: 0.95 },
      ...{ classes: [2, 4], relativeWidth: 0.2 },
    },
  ],
};

describe('a cell of b and k', () => {
  it('trains with as many scored labels, a step length by the training loss, and the least bound', async () => {
    const { cell, errors } = await trainedCell(choice, { sample: 2, keep: 1 });
    expect(cell).toMatchObject({ steps: 300, stepLength: 0.3 });
    const worse = await trainedCell({ ...choice, stepLengths: [0.001] }, { sample: 2, keep: 1 });
    expect(worse.cell.empirical.mean).toBeGreaterThan(cell.empirical.mean);
    const bounds = Object.values(
      boundsByRoute({
        ...{
          family: 'bowl',
          surrogate: 'hinge',
          classes: 6,
          weights: { sample: 2, keep: 1 },
          points: 50,
          norm: 2,
        },
        ...{ featureRadius: clusterSource(source).data.featureRadius, delta: 0.05, top: 2 },
        empiricalLoss: cell.empirical.mean,
      }),
    );
    const least = bounds.reduce((a, b) => (b.total < a.total ? b : a));
    expect(cell.bound.total).toBeCloseTo(least.total, 12);
    expect(cell.bound.topKErrors[2]).toBeCloseTo(least.topKError!, 12);
    const { empirical, complexity, confidence } = cell.bound.terms;
    expect(empirical + complexity + confidence).toBeCloseTo(cell.bound.total, 12);
    expect(errors.map((bySeed) => bySeed.length)).toEqual([3, 3]);
    errors[0].forEach((error, seed) => expect(error).toBeGreaterThanOrEqual(errors[1][seed]));
    expect(cell.errors[1].mean).toBeCloseTo((errors[0][0] + errors[0][1] + errors[0][2]) / 3, 12);
    expect(await trainedCell(choice, { sample: 2, keep: 1 })).toEqual({ cell, errors });
  });
});

describe('the choice of k', () => {
  const made = (sample: number, keep: number, bound: number | null, errors: number[]): TrainedCell => ({
    errors: [errors],
    cell: {
      ...{ sample, keep, steps: 1, stepLength: 1 },
      ...{ empirical: mean(1), expected: mean(1), calibrated: { 1: 1 } },
      errors: { 1: mean(errors.reduce((a, b) => a + b, 0) / errors.length) },
      bound: {
        route: 'gaussian',
        terms: { empirical: 1, complexity: 1, confidence: 1 },
        ...{ total: 3, topKErrors: { 1: bound } },
      },
    },
  });
  const mean = (value: number) => ({ mean: value, low: null, high: null, count: 1 });

  it('tells whether the bound favours what does best, for each b and for all', () => {
    const cells = [
      made(2, 1, 5, [0.3, 0.31, 0.32]),
      made(2, 2, 6, [0.5, 0.52, 0.51]),
      made(4, 1, 4, [0.6, 0.2, 0.5]),
      made(4, 2, null, [0.4, 0.5, 0.3]),
    ];
    const [two, four, any] = choicesOf(cells, [1], 0.95);
    expect(two).toMatchObject({ sample: 2, favoured: { keep: 1 }, best: { keep: 1 }, verdict: 'same' });
    expect(two.regret.mean).toBe(0);
    // Differences 0.2, -0.3, 0.2: their interval holds 0.
    expect(four).toMatchObject({
      sample: 4,
      favoured: { keep: 1 },
      best: { keep: 2 },
      verdict: 'no difference',
    });
    expect(four.regret.mean).toBeCloseTo(0.1 / 3, 12);
    expect(any).toMatchObject({
      sample: null,
      favoured: { sample: 4, keep: 1 },
      best: { sample: 2, keep: 1 },
    });
    const [differ] = choicesOf(
      [cells[1], { ...cells[0], cell: { ...cells[0].cell, keep: 1, bound: cells[1].cell.bound } }],
      [1],
      0.95,
    );
    expect(differ).toMatchObject({ favoured: { keep: 2 }, best: { keep: 1 }, verdict: 'differ' });
  });

  it('has nothing to say of one cell', () => {
    expect(choicesOf([made(2, 1, 5, [0.1])], [1], 0.95)).toEqual([]);
  });
});

describe('the factors of mining', () => {
  const arms = (population: number, ...rest: number[]): ArmResults => {
    const [sample, exact, mined, averaged, matched] = rest.map((error) => ({ error, gradientNorm: 1 }));
    return { population: { error: population }, sample, exact, mined, averaged, matched };
  };
  const runs = [
    [arms(0.6, 0.61, 0.63, 0.66, 0.64, 0.66), arms(0.6, 0.63, 0.63, 0.62, 0.6, 0.61)],
    [arms(0.7, 0.75, 0.71, 0.75, 0.72, 0.7), arms(0.7, 0.71, 0.75, 0.78, 0.8, 0.79)],
  ];
  const found = factorsOf(factors, knownDistribution(clusterSource(source)), [1, 3], runs);
  const by = (name: string) => [...found.factors, ...found.switches].find((factor) => factor.name === name)!;

  it('add up to the error of each k and to the difference, by hand', () => {
    for (const at of [0, 1]) {
      const sum = found.factors.reduce((total, { adds }) => total + adds[at].error.mean, 0);
      expect(sum).toBeCloseTo((runs[at][0].mined.error + runs[at][1].mined.error) / 2, 12);
    }
    expect(found.factors.reduce((total, { difference }) => total + difference.mean, 0)).toBeCloseTo(
      found.difference.mean,
      12,
    );
    expect(found.difference.mean).toBeCloseTo(0.64 - 0.765, 12);
    expect(by('complexity').adds.map(({ error }) => error.mean)).toEqual([
      expect.closeTo(0.02),
      expect.closeTo(0.03),
    ]);
    expect(by('optimisation').adds[1].error.mean).toBeCloseTo(0, 12);
    expect(by('variance').adds[1].error.mean).toBeCloseTo(0.035, 12);
    expect(by('draws').adds[0].error.mean).toBeCloseTo(-0.02, 12);
    expect(by('norm').adds[1].error.mean).toBeCloseTo(-0.02, 12);
    // Paired by seed: -0.05 - (-0.03)... for 'norm' the differences are 0.05 and -0.02.
    expect(by('norm').difference.mean).toBeCloseTo(0.015, 12);
  });

  it('tell calibration from class only where both losses are calibrated at all points', () => {
    const masses = found.calibrated.map(({ mass }) => mass);
    const calibrated = masses.every((mass) => mass > 1 - 1e-9);
    expect(found.factors.map(({ name }) => name)).toEqual([
      ...(calibrated ? ['calibration', 'class'] : ['target']),
      ...['complexity', 'optimisation', 'variance'],
    ]);
    // zipf:1 on two classes, p = 2/3: any hinge loss with few negatives is calibrated for K = 1.
    const two = { ...about, source: { ...source, classes: 2 } };
    const other = factorsOf(
      { ...factors, ...two, sample: 1 },
      knownDistribution(clusterSource(two.source)),
      [1, 1],
      runs,
    );
    expect(other.factors.map(({ name }) => name)).toEqual([
      'calibration',
      'class',
      'complexity',
      'optimisation',
      'variance',
    ]);
    expect(other.factors[0].adds[0].error.mean).toBeCloseTo(1 / 3, 12);
    expect(other.factors[0].difference).toMatchObject({ mean: 0, low: 0, high: 0 });
    expect(other.factors[1].adds[0].error.mean).toBeCloseTo(0.6 - 1 / 3, 12);
  });
});

describe('complexities', () => {
  it('of loss classes lie between their ends', async () => {
    const part = loosenessMeasurement(small.looseness[0]);
    const record = await part.record([part.part(0)], { id: 'x', createdAt: 'now' });
    if (record.schema !== 'owlery.looseness/1') throw new Error(record.schema);
    const [{ lower, exact, routes, signVectors }] = record.instances;
    expect(signVectors).toBe(8);
    expect(lower).toBeLessThanOrEqual(exact! + 1e-12);
    for (const { upper, constants } of routes)
      if (constants === 'proved') expect(upper).toBeGreaterThan(exact!);
  });

  it('of scorers lie below their bounds, for every ball', async () => {
    const parts = growthMeasurement(small.growth[0]);
    expect(parts.parts).toBe(6);
    for (let at = 0; at < parts.parts; at++) {
      const cells = parts.part(at) as {
        classes: number;
        estimate: number;
        interval: number[];
        bound: number;
      }[];
      expect(cells.map(({ classes }) => classes)).toEqual([2, 4]);
      for (const { estimate, interval, bound } of cells) {
        expect(estimate).toBeLessThanOrEqual(bound * (1 + 1e-9));
        expect(interval[0]).toBeLessThanOrEqual(estimate);
        expect(interval[1]).toBeGreaterThanOrEqual(estimate);
      }
    }
  });
});

describe('a plan', () => {
  it.each(['quick', 'full'] as const)('%s: names its records apart and k of at most b', (configuration) => {
    const plan = measurementPlan(configuration);
    const ids = measurementsOf(plan).map(({ words }) => words.join(' '));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { sample, keep, seeds } of plan.gaps) {
      expect(keep).toBeLessThanOrEqual(sample);
      expect(seeds.length).toBeGreaterThanOrEqual(3);
    }
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});

describe('runMeasurements', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'owlery-measurements-'))));
  afterAll(() => rm(folder, { recursive: true }));

  const run = async (jobs: number) => {
    const told: string[] = [];
    const store = openStore(join(folder, `jobs-${jobs}`));
    const records = await runMeasurements({
      ...{ plan: small, store, jobs },
      onProgress: ({ done, total, what }) => told.push(`${done}/${total} ${what}`),
    });
    return { records, told, listing: await store.list() };
  };

  it('stores a record of each measurement, the same whatever the number of jobs, as in this process', async () => {
    const [one, two] = [await run(1), await run(2)];
    expect(one.records.map(({ id }) => id)).toEqual([
      'gap-synthetic-bowl-b-3-k-1',
      'bound-choice-bowl-n-50',
      'mining-factors-bowl-b-3-d-3-norm-2',
      'looseness',
      'complexity-growth-rademacher',
    ]);
    expect(one.listing.problems).toEqual([]);
    expect(one.listing.records).toHaveLength(5);
    for (const record of one.records) expect(parseRecord(record)).toHaveProperty('record');
    const timeless = (records: typeof one.records) => records.map((record) => ({ ...record, createdAt: '' }));
    expect(timeless(two.records)).toEqual(timeless(one.records));
    for (const [at, { parts, part, record }] of measurementsOf(small).entries()) {
      const here = await Promise.all(Array.from({ length: parts }, (_, index) => part(index)));
      expect(timeless([await record(here, one.records[at])])).toEqual(timeless([one.records[at]]));
    }
    const parts = measurementsOf(small).reduce((sum, measurement) => sum + measurement.parts, 0);
    expect(one.told).toHaveLength(parts);
    expect(one.told[0]).toBe(`1/${parts} gap synthetic bowl b 3 k 1`);
  });

  it('says what failed, and stores nothing then', async () => {
    const plan = { ...small, gaps: [{ ...small.gaps[0], sample: 7, keep: 1 }] };
    const store = openStore(join(folder, 'failed'));
    await expect(runMeasurements({ plan, store, jobs: 2 })).rejects.toThrow(
      'sample must be a whole number from 1 to negatives = 5, got 7',
    );
    expect((await store.list()).records).toEqual([]);
    await expect(runMeasurements({ plan, store, jobs: 0 })).rejects.toThrow(
      'jobs must be a whole number from 1 to 1024, got 0',
    );
  });
});
