import { loadDataset, writeExtremeFile } from '@owlery/data';
import { type Store, methodLabel, openStore } from '@owlery/results';
import { defaultTrainingConfig } from '@owlery/training';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExperimentPlan } from './experiment-plan.ts';
import { type ExperimentEvent, runExperiment } from './run-experiment.ts';
import { reproductionPlan } from './reproduction-plan.ts';

const { sampling, family, surrogate, hidden, batch, pairs, engine, momentum, schedule } =
  defaultTrainingConfig;
const model = {
  ...{ sampling, family, surrogate, hidden, batch, pairs, engine, momentum, schedule },
  ...{ dim: 8, optimiser: 'adagrad' as const },
};
const wild = { learningRate: { embedding: 1000, output: 1000 }, normalise: true };
const good = { learningRate: { embedding: 0.3, output: 0.1 }, normalise: true };
const plan: ExperimentPlan = {
  name: 'small',
  configuration: 'quick',
  tasks: [],
  methods: [
    { method: 'ns', sample: 8, keep: 8 },
    { method: 'snm', sample: 8, keep: 1 },
  ],
  seeds: [1, 2],
  tuning: { candidates: [good, wild], devLimit: 200, seed: 0 },
  model,
  devLimit: 100,
};

const planOn = (name: string): ExperimentPlan => {
  return { ...plan, tasks: [{ data: name, epochs: 3, metric: 'P@1', otherSplits: [] }] };
};

let folder: string;
let data: string;
let store: Store;
const events: ExperimentEvent[] = [];
let done: Awaited<ReturnType<typeof runExperiment>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'owlery-experiment-'));
  store = openStore(join(folder, 'runs'));
  const { train, test } = await loadDataset('synthetic:small');
  data = join(folder, 'data');
  await mkdir(data);
  for (const [name, split] of Object.entries({ train, dev: test, test })) {
    await writeExtremeFile(join(data, `${name}.txt`), split);
  }
  done = await runExperiment({ plan: planOn(data), store, jobs: 2, onEvent: (event) => events.push(event) });
});
afterAll(() => rm(folder, { recursive: true }));

describe('runExperiment', () => {
  it('chooses for each method the candidate that is best on dev, from one list', () => {
    expect(done.experiment.tuning).toHaveLength(2);
    for (const { candidates, chosen } of done.experiment.tuning) {
      expect(candidates.map(({ learningRate }) => learningRate)).toEqual([
        good.learningRate,
        wild.learningRate,
      ]);
      const best = candidates.reduce((a, b) => ((b.score ?? -1) > (a.score ?? -1) ? b : a));
      expect(chosen).toEqual(best.learningRate);
      expect(candidates[0].score).not.toBe(candidates[1].score);
    }
  });

  it('stores one record for each task, method and seed, and one for the experiment', async () => {
    const { records, problems } = await store.list();
    expect(problems).toEqual([]);
    const runs = records.filter((record) => record.schema === 'owlery.run/1');
    expect(runs.map(({ config }) => `${config.method} ${config.seed}`).sort()).toEqual([
      'ns 1',
      'ns 2',
      'snm 1',
      'snm 2',
    ]);
    expect(records.find(({ schema }) => schema === 'owlery.experiment/1')).toEqual(done.experiment);
    expect([...done.experiment.runs].sort()).toEqual(runs.map(({ id }) => id).sort());
    for (const { config, metrics, labels } of runs) {
      const method = methodLabel(config);
      const { chosen } = done.experiment.tuning.find((tuning) => tuning.method === method) ?? {};
      expect(config.learningRate).toEqual(chosen);
      expect(Object.keys(metrics.test)).toHaveLength(12);
      expect(labels).toMatchObject({ task: data, split: 'strict', tuned: 'learningRate normalise' });
    }
  });

  it('tells of every run, against the number of all', () => {
    expect(events.map(({ done: count }) => count)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(events.every(({ total }) => total === 8)).toBe(true);
  });

  it('gives the same bits whatever the number of jobs', async () => {
    const alone = await runExperiment({
      plan: planOn(data),
      store: openStore(join(folder, 'alone')),
      jobs: 1,
    });
    const bits = (runs: typeof done.runs) => runs.map(({ checksum, metrics }) => ({ checksum, metrics }));
    expect(bits(alone.runs)).toEqual(bits(done.runs));
  });
});

it('refuses to choose without a dev split', async () => {
  await expect(runExperiment({ plan: planOn('synthetic:small'), store, jobs: 1 })).rejects.toThrow(
    'data set synthetic:small has no dev split, on which hyper-parameters are chosen',
  );
});

describe('reproductionPlan', () => {
  it('has NS(k) and NS(b) for every SNM(b, k) of the wide grid, so that both gains can be formed', () => {
    const { methods } = reproductionPlan('full');
    const sampledAlone = methods.filter(({ method }) => method === 'ns').map(({ sample }) => sample);
    for (const { method, sample, keep } of methods) {
      if (method !== 'snm') continue;
      expect(sampledAlone).toContain(keep);
      expect(sampledAlone).toContain(sample);
    }
  });

  it('tunes on a seed that is not reported, with one list for all', () => {
    for (const configuration of ['quick', 'full'] as const) {
      const { seeds, tuning } = reproductionPlan(configuration);
      expect(seeds).not.toContain(tuning.seed);
      expect(seeds).toHaveLength(configuration === 'full' ? 5 : 3);
    }
  });
});
