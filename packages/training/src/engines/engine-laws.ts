import { type Dataset } from '@owlery/data';
import { surrogates } from '@owlery/losses';
import { randomStream } from '@owlery/numeric';
import { EpochPlanner, examplePool } from '../planning/epoch-planner.ts';
import { labelSampler } from '../planning/sampling.ts';
import { openEngine } from '../open-engine.ts';
import { type TrainingConfig, checkTrainingConfig, defaultTrainingConfig } from '../training-config.ts';
import { type Engine, type Ranking } from './engine.ts';
import { type EngineMaker } from './engine-options.ts';
import { fillInitialTables } from './initial-tables.ts';
import { modelShape } from './model-shape.ts';

const base: TrainingConfig = {
  ...defaultTrainingConfig,
  ...{ sample: 8, keep: 1, dim: 10, batch: 16, epochs: 10, threads: 2 },
  learningRate: { embedding: 0.3, output: 0.1 },
};

/** What the engines are compared on. Together they take every switch of a step both ways. */
export const engineSettings: Readonly<Record<string, object>> = {
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

/** The configuration of one of the settings. */
export function engineSetting(setting: object, data: Dataset): TrainingConfig {
  return checkTrainingConfig({ ...base, ...setting } as TrainingConfig, data.labels);
}

/** What 100 steps left. */
export interface HundredSteps {
  readonly losses: readonly number[];
  readonly counts: { readonly keptNegatives: number; readonly updatedRows: number };
  readonly ranking: Ranking;
  /** The numbers of each table, by its name. */
  readonly tables: ReadonlyMap<string, readonly number[]>;
}

/** 100 steps of the engine of a configuration, always from the same start. */
export async function hundredSteps(
  config: TrainingConfig,
  data: Dataset,
  makeEngine?: EngineMaker,
): Promise<HundredSteps> {
  const sampler = labelSampler(config, data);
  const engine = await openEngine(config, data, sampler, { makeEngine });
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

/** How far the found steps are from those of the reference, relative to 1 + |expected|; ∞ where shapes differ. */
export function engineDifferences(found: HundredSteps, reference: HundredSteps) {
  const tables = [...reference.tables].map(([name, values]) => {
    return [name, largestDifference(found.tables.get(name) ?? [], values)] as const;
  });
  return {
    losses: largestDifference(found.losses, reference.losses),
    tables: Object.fromEntries(tables),
    ranking: largestDifference([...found.ranking.scores], [...reference.ranking.scores]),
    keptNegatives: Math.abs(found.counts.keptNegatives - reference.counts.keptNegatives),
    updatedRows: Math.abs(found.counts.updatedRows - reference.counts.updatedRows),
  };
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

function largestDifference(found: readonly number[], expected: readonly number[]): number {
  if (found.length !== expected.length) return Infinity;
  return expected.reduce((worst, value, i) => {
    if (found[i] === value) return worst;
    const difference = Math.abs(found[i] - value) / (1 + Math.abs(value));
    // A difference that is no number is no agreement.
    return difference <= worst ? worst : Number.isNaN(difference) ? Infinity : difference;
  }, 0);
}
