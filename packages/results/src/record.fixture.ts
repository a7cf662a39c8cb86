import { type CalibrationMapRecord } from './calibration-map-record.ts';
import { type ClaimsRecord } from './claims-record.ts';
import { type ExperimentRecord } from './experiment-record.ts';
import { type RunConfig } from './run-config.ts';
import { type RunRecord } from './run-record.ts';

/** A valid run for tests; `config` and `over` replace what a test is about. */
export function exampleRun(config: Partial<RunConfig> = {}, over: Partial<RunRecord> = {}): RunRecord {
  const seed = config.seed ?? 1;
  return {
    schema: 'owlery.run/1',
    id: `run-${config.method ?? 'snm'}-${config.sample ?? 64}-${config.keep ?? 1}-${seed}`,
    createdAt: `2025-01-01T00:00:0${seed}.000Z`,
    data: { name: 'toy', features: 10, labels: 5, train: 20, test: 5, checksum: 'abc' },
    config: {
      method: 'snm',
      family: 'bowl',
      surrogate: 'hinge',
      sample: 64,
      keep: 1,
      sampling: 'without-replacement',
      dim: 8,
      hidden: 0,
      normalise: false,
      epochs: 2,
      batch: 4,
      threads: 1,
      engine: 'js',
      optimiser: 'sgd',
      learningRate: { embedding: 1, output: 0.1 },
      momentum: 0.9,
      schedule: 'linear',
      ...config,
      seed,
    },
    epochs: [
      { epoch: 1, loss: 1.5, seconds: 1, examplesPerSecond: 30, scoredLabels: 100 },
      { epoch: 2, loss: 1.25, seconds: 3, examplesPerSecond: 10, scoredLabels: 100, dev: { 'P@1': 0.5 } },
    ],
    metrics: { test: { 'P@1': 0.5, 'P@3': 0.25, 'nDCG@5': 0.75 } },
    cost: { trainSeconds: 4, scoredLabels: 200, peakRssMiB: 100 },
    environment: { node: 'v20.20.2', platform: 'linux', cpu: 'test', cores: 2 },
    checksum: '0'.repeat(64),
    ...over,
  };
}

/** A run of `method` whose test P@1 is `precision`. */
export function runWithPrecision(config: Partial<RunConfig>, precision: number): RunRecord {
  return exampleRun(config, { metrics: { test: { 'P@1': precision } } });
}

/** A valid experiment for tests. */
export function exampleExperiment(over: Partial<ExperimentRecord> = {}): ExperimentRecord {
  return {
    schema: 'owlery.experiment/1',
    id: 'experiment',
    createdAt: '2025-01-02T00:00:00.000Z',
    name: 'toy comparison',
    configuration: 'quick',
    tasks: ['toy'],
    methods: ['SNM(64, 1)'],
    seeds: [1, 2, 3],
    tuning: [
      {
        task: 'toy',
        method: 'SNM(64, 1)',
        metric: 'P@1',
        candidates: [
          { learningRate: { embedding: 1, output: 0.1 }, score: 0.5 },
          { learningRate: { embedding: 10, output: 1 }, score: null },
        ],
        chosen: { embedding: 1, output: 0.1 },
      },
    ],
    runs: ['run-snm-64-1-1'],
    ...over,
  };
}

/** A valid map for tests: hinge BOWL with weights (1, 1) on three classes. */
export function exampleMap(over: Partial<CalibrationMapRecord> = {}): CalibrationMapRecord {
  const verdicts = { calibratedFor: [1], undecided: [], gaps: { 1: 0.4, 2: 0 }, margins: { 1: 0.4, 2: -1 } };
  return {
    schema: 'owlery.calibration-map/1',
    id: 'map',
    createdAt: '2025-01-03T00:00:00.000Z',
    family: 'bowl',
    surrogate: 'hinge',
    scheme: 'without-replacement',
    classes: 3,
    samples: [2],
    keeps: [2],
    seed: 1,
    simplex: [
      {
        sample: 2,
        keep: 2,
        weights: [1, 1],
        shares: [
          {
            ...{ top: 1, calibrated: 75, undecided: 0, points: 100 },
            ...{ share: 0.75, low: 0.65, high: 0.83, confidence: 0.95 },
          },
        ],
        regions: [
          {
            ...{ top: 1, exactShare: '3/4', share: 0.75, polygons: [[[1, 0, 0]]] },
            exactPolygons: [[['1', '0', '0']]],
          },
        ],
        curves: [{ top: 1, left: 0, right: 2, conic: ['1', '0', '0', '0', '0', '-1'], points: [[1, 0, 0]] }],
        grid: [{ probabilities: [0.6, 0.25, 0.15], ...verdicts, undefinedFor: [] }],
      },
    ],
    ...over,
  };
}

/** A valid report on claims for tests. */
export function exampleClaims(over: Partial<ClaimsRecord> = {}): ClaimsRecord {
  const found = { strength: 'proved' as const, holds: true, cases: 10, counterexample: null };
  return {
    schema: 'owlery.claims/1',
    id: 'claims',
    createdAt: '2025-01-04T00:00:00.000Z',
    seed: 1,
    claims: [
      {
        ...{ id: 'layer-cake', title: 'Layer cake', source: 'derived here', statement: '# Layer cake' },
        ...{ ...found, seed: 1, seconds: 0.5 },
        checks: [{ id: 'exact', says: 'Both sides agree.', everyReal: null, ...found }],
      },
    ],
    summary: { claims: 1, holding: 1, failing: 0, seconds: 0.5 },
    ...over,
  };
}
