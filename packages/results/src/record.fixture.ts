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
