import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { surrogates } from '@owlery/losses';
import { moduleFromBase64 } from '@owlery/kernels';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../create-engine.ts';
import { wasmBase64 } from '../internal/training.wasm.ts';
import { EpochPlanner, examplePool } from '../planning/epoch-planner.ts';
import { labelSampler } from '../planning/sampling.ts';
import { smallData } from '../small-data.fixture.ts';
import { type TrainingConfig, checkTrainingConfig, defaultTrainingConfig } from '../training-config.ts';
import { type Engine } from './engine.ts';
import { fillInitialTables } from './initial-tables.ts';
import { modelShape } from './model-shape.ts';
import { contextFields } from './wasm/context-fields.ts';

const data = smallData();

const base: TrainingConfig = {
  ...defaultTrainingConfig,
  ...{ sample: 8, keep: 1, dim: 10, batch: 16, epochs: 10, threads: 2 },
  learningRate: { embedding: 0.3, output: 0.1 },
};

/** What the engines are compared on. Together they take every switch of a step both ways. */
const settings: Record<string, object> = {
  'SNM(8, 1)': {},
  'SNM(8, 3)': { keep: 3 },
  'NS(8)': { method: 'ns', keep: 8 },
  'pairwise SNM(8, 1)': { family: 'powl' },
  'pairwise NS(8)': { family: 'powl', method: 'ns', keep: 8 },
  'one-vs-all': {
    method: 'full',
    sample: undefined,
    keep: undefined,
    learningRate: { embedding: 0.03, output: 0.01 },
  },
  'full OWL(8, 2)': { method: 'full', sample: 8, keep: 2 },
  'pairwise full OWL(8, 1)': { method: 'full', sample: 8, keep: 1, family: 'powl' },
  'normalised bags': { normalise: true },
  'a hidden layer': { hidden: 6 },
  'a hidden layer over normalised bags': { hidden: 6, normalise: true, keep: 3 },
  'no momentum': { momentum: 0 },
  Adagrad: { optimiser: 'adagrad' },
  'Adagrad with a hidden layer': { optimiser: 'adagrad', hidden: 6, keep: 3 },
  'all pairs': { pairs: 'all', schedule: 'constant' },
  'own draws': { sampling: 'without-replacement', keep: 3 },
  'own draws, all kept': { sampling: 'without-replacement', method: 'ns', keep: 8 },
  'own draws, one kept, pairwise': { sampling: 'without-replacement', family: 'powl' },
  'draws with copies': { sampling: 'with-replacement', keep: 3 },
  'draws by frequency': { sampling: 'label-frequency' },
  'log-uniform draws': { sampling: 'log-uniform', keep: 2 },
  'a width that is no multiple of 4': { dim: 7, keep: 2 },
  ...Object.fromEntries(
    surrogates.flatMap(({ id }) => [
      [`${id}, binary`, { surrogate: id, keep: 2, learningRate: { embedding: 0.05, output: 0.02 } }],
      [
        `${id}, pairwise`,
        { surrogate: id, keep: 2, family: 'powl', learningRate: { embedding: 0.05, output: 0.02 } },
      ],
    ]),
  ),
};

/** 100 steps of an engine from the same start: parameters, losses, counts and a ranking of the test points. */
async function hundredSteps(config: TrainingConfig) {
  const sampler = labelSampler(config, data);
  const engine = createEngine(config, data, sampler);
  fillInitialTables(engine.tables, modelShape(config, data), config.seed);
  moveLabels(engine);
  const losses: number[] = [];
  const counts = { keptNegatives: 0, updatedRows: 0 };
  const pool = examplePool(data.train, config.pairs);
  for (let epoch = 1, left = 100; left > 0; epoch++) {
    const planner = new EpochPlanner(config, data.train, pool, sampler, epoch);
    while (left > 0 && planner.fill(engine.chunks[0], left) > 0) {
      const chunk = engine.chunks[0];
      const done = await engine.run(chunk);
      counts.keptNegatives += done.keptNegatives;
      counts.updatedRows += done.updatedRows;
      for (let s = 0; s < chunk.steps; s++) {
        losses.push(...chunk.losses.subarray(s * config.batch, s * config.batch + chunk.exampleCounts[s]));
      }
      left -= chunk.steps;
    }
  }
  const ranking = await engine.rank('test', 0, data.test.points, 5);
  const tables = new Map(engine.tables.map((table) => [table.name, rowsOf(table)]));
  await engine.close();
  return { losses, counts, ranking, tables };
}

/**
 * Puts the label rows at random places. From zero, labels with the same gradients would tie
 * but for rounding, and rounding is what engines differ in.
 */
function moveLabels(engine: Engine): void {
  const stream = randomStream(8, 'label rows');
  for (const { name, rows, columns, stride, values } of engine.tables) {
    if (name !== 'labels') continue;
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) values[r * stride + c] = 0.2 * stream.normal();
  }
}

/** The numbers of a table without padding. */
function rowsOf({ rows, columns, stride, values }: Engine['tables'][number]): number[] {
  return Array.from({ length: rows }, (_, r) => [
    ...values.subarray(r * stride, r * stride + columns),
  ]).flat();
}

describe.each(Object.entries(settings))('the engines agree on %s', (_, setting) => {
  const config = checkTrainingConfig({ ...base, ...setting } as TrainingConfig, data.labels);

  it('after 100 steps: losses, counts, parameters, optimiser state, ranking', async () => {
    const plain = await hundredSteps({ ...config, engine: 'js' });
    const wasm = await hundredSteps({ ...config, engine: 'wasm' });
    expect(plain.losses.length).toBeGreaterThan(1000);
    expect(differenceOf(wasm.losses, plain.losses)).toBeLessThan(2e-4);
    expect([...wasm.tables.keys()].sort()).toEqual([...plain.tables.keys()].sort());
    for (const [name, values] of plain.tables) {
      expect(differenceOf(wasm.tables.get(name) ?? [], values), name).toBeLessThan(2e-4);
      // The start alone would agree too: training must have moved every table.
      expect(
        values.some((value) => value !== 0),
        name,
      ).toBe(true);
    }
    expect(Math.abs(wasm.counts.keptNegatives - plain.counts.keptNegatives)).toBeLessThanOrEqual(2);
    expect(Math.abs(wasm.counts.updatedRows - plain.counts.updatedRows)).toBeLessThanOrEqual(2);
    expect(differenceOf([...wasm.ranking.scores], [...plain.ranking.scores])).toBeLessThan(2e-4);
  });

  it('and the SIMD engine gives the same bits on 1, 2 and 3 threads', async () => {
    const runs = await Promise.all(
      [1, 2, 3].map((threads) => hundredSteps({ ...config, engine: 'wasm', threads })),
    );
    for (const run of runs.slice(1)) expect(run).toEqual(runs[0]);
  });
});

/** Largest difference, relative to 1 + |expected|. */
function differenceOf(found: number[], expected: number[]): number {
  expect(found.length).toBe(expected.length);
  return expected.reduce(
    (worst, value, i) =>
      found[i] === value ? worst : Math.max(worst, Math.abs(found[i] - value) / (1 + Math.abs(value))),
    0,
  );
}

describe('the SIMD module', () => {
  it('is what the sources compile to', async () => {
    const script = new URL('../../../../scripts/compile-wasm.mjs', import.meta.url);
    const { compileWasm } = (await import(fileURLToPath(script))) as {
      compileWasm(entry: string): Promise<string>;
    };
    const committed = await readFile(new URL('../internal/training.wasm.ts', import.meta.url), 'utf8');
    expect(await compileWasm('packages/training/assembly/index.ts')).toBe(committed);
  }, 120_000);

  it('has a context of as many words as are written', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const { exports } = new WebAssembly.Instance(moduleFromBase64(wasmBase64), {
      env: { memory, now: () => 0 },
    });
    expect((exports['contextWords'] as () => number)()).toBe(contextFields.length);
  });
});
