import {
  compareMethods,
  type ExperimentRecord,
  methodLabel,
  recordIdFrom,
  type RunConfig,
  type RunRecord,
  type StoredRecord,
} from '@owlery/results';

/**
 * Made-up records in the shape of a small comparison: two tasks, seeds, and numbers that look like
 * training. Nothing was trained; every run says so in its environment.
 */
export function exampleRecords(grid: 'quick' | 'full' = 'quick'): StoredRecord[] {
  const methods = grid === 'quick' ? quickMethods : fullMethods;
  const seeds = grid === 'quick' ? [1, 2, 3] : [1, 2, 3, 4, 5];
  const runs = tasks.flatMap((task) =>
    methods.flatMap((method) => seeds.map((seed) => exampleRun(task, 'strict', method, seed))),
  );
  return [...runs, exampleExperiment(runs, grid)];
}

/** The quick records, and two of the methods on a random split besides. */
export function exampleRecordsOnTwoSplits(): StoredRecord[] {
  const random = tasks.flatMap((task) =>
    quickMethods
      .filter((method) => method.sample === 64 && method.keep !== 5)
      .flatMap((method) => [1, 2, 3].map((seed) => exampleRun(task, 'random', method, seed))),
  );
  return [...exampleRecords(), ...random];
}

type Method = Pick<RunConfig, 'method'> & { sample: number; keep: number };
type Task = (typeof tasks)[number];

const ns = (sample: number): Method => ({ method: 'ns', sample, keep: sample });
const snm = (sample: number, keep: number): Method => ({ method: 'snm', sample, keep });

const quickMethods = [ns(1), ns(64), snm(64, 5), snm(64, 1), snm(512, 1)];
const fullMethods = [
  ns(1),
  ...[8, 64, 512].flatMap((b) => [ns(b), ...[64, 16, 5, 2, 1].filter((k) => k < b).map((k) => snm(b, k))]),
];

const tasks = [
  {
    name: 'wordnet:ancestors',
    labels: 16_000,
    ceiling: 0.95,
    slope: 0.11,
    epochs: 5,
    decay: [0, 0.04, 0.09],
  },
  { name: 'wordnet:hypernyms', labels: 16_000, ceiling: 0.5, slope: 0.16, epochs: 8, decay: [0, 0.5, 0.65] },
] as const;

function exampleRun(task: Task, split: string, method: Method, seed: number): RunRecord {
  const label = methodLabel(method);
  const noise = jitter(`${task.name} ${split} ${label} ${seed}`);
  // More negatives and fewer kept do better, along a curve with a ceiling.
  const hardness = Math.log2(2 * method.sample) + 0.8 * Math.log2(method.sample / method.keep);
  const bonus = split === 'random' ? 1.04 : 1;
  const quality = bonus * task.ceiling * (1 - Math.exp(-task.slope * (1 + hardness))) * (1 + 0.02 * noise());
  const at = (progress: number) => {
    const metrics: Record<string, number> = {};
    [1, 3, 5].forEach((k, index) => {
      const precision = quality * progress * (1 - task.decay[index]);
      metrics[`P@${k}`] = precision;
      metrics[`PSP@${k}`] = 0.6 * precision;
      metrics[`nDCG@${k}`] = Math.min(1, 1.03 * precision);
      metrics[`R@${k}`] = 0.5 * precision;
    });
    return metrics;
  };
  const scoredLabels = 65_000 * (1 + method.sample);
  const seconds = 1.2 + 0.0009 * method.sample + 0.05 * noise();
  const epochs = Array.from({ length: task.epochs }, (_, index) => ({
    epoch: index + 1,
    loss: ((0.2 + method.keep * 0.05) * (1 + 0.03 * noise())) / (index + 1) ** 0.7,
    seconds,
    examplesPerSecond: 65_000 / seconds,
    scoredLabels,
    keptNegatives: 65_000 * method.keep,
    dev: at(1 - Math.exp(-0.9 * (index + 1))),
  }));
  return {
    schema: 'owlery.run/1',
    id: recordIdFrom(task.name, split, label, `seed ${seed}`),
    createdAt: '2025-01-01T00:00:00.000Z',
    data: {
      name: task.name,
      features: 50_000,
      labels: task.labels,
      train: 65_000,
      dev: 1_000,
      test: 16_000,
      split,
      checksum: split,
    },
    config: {
      ...method,
      family: 'bowl',
      surrogate: 'hinge',
      sampling: 'accidental-hits',
      dim: 64,
      hidden: 0,
      normalise: false,
      epochs: task.epochs,
      batch: 64,
      seed,
      threads: 2,
      engine: 'wasm',
      optimiser: 'sgd',
      learningRate: chosenRate(method),
      momentum: 0.9,
      schedule: 'linear',
    },
    epochs,
    metrics: { test: at(1), dev: at(1) },
    cost: {
      trainSeconds: epochs.reduce((sum, epoch) => sum + epoch.seconds, 0),
      scoredLabels: epochs.reduce((sum, epoch) => sum + epoch.scoredLabels, 0),
      peakRssMiB: 300 + method.sample / 8 + seed,
    },
    environment: { node: 'v20.20.2', platform: 'linux', cpu: 'made up for tests', cores: 2 },
    checksum: seed.toString(16).padStart(64, '0'),
  };
}

function exampleExperiment(runs: RunRecord[], configuration: 'quick' | 'full'): ExperimentRecord {
  const methods = [...new Map(runs.map((run) => [methodLabel(run.config), run.config])).values()];
  methods.sort(compareMethods);
  return {
    schema: 'owlery.experiment/1',
    id: 'example-experiment',
    createdAt: '2025-01-02T00:00:00.000Z',
    name: 'Mining against sampling',
    configuration,
    tasks: tasks.map((task) => task.name),
    methods: methods.map(methodLabel),
    seeds: [...new Set(runs.map((run) => run.config.seed))],
    tuning: tasks.flatMap((task) =>
      methods.map((method) => ({
        task: task.name,
        method: methodLabel(method),
        metric: 'P@1',
        epochs: 2,
        candidates: [0.5, 1, 2].map((factor) => ({
          learningRate: scaled(chosenRate(method), factor),
          score: factor === 2 && method.sample === 512 ? null : 0.3 - 0.1 * Math.abs(Math.log2(factor)),
        })),
        chosen: chosenRate(method),
      })),
    ),
    runs: runs.map((run) => run.id),
  };
}

const chosenRate = (method: { keep?: number | undefined }) => ({
  embedding: method.keep === 1 ? 2 : 1,
  output: 0.1,
});
const scaled = (rate: { embedding: number; output: number }, factor: number) => ({
  embedding: rate.embedding * factor,
  output: rate.output * factor,
});

/** A stream in [-1, 1) that a text decides: FNV-1a, then a linear congruential step a draw. */
function jitter(text: string): () => number {
  let state = 2_166_136_261;
  for (const character of text) state = Math.imul(state ^ character.charCodeAt(0), 16_777_619) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
