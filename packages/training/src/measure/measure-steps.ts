import { type Dataset, synthetic } from '@owlery/data';
import { randomStream } from '@owlery/numeric';
import { performance } from 'node:perf_hooks';
import { resourceUsage } from 'node:process';
import { parameterChecksum } from '../checkpoint/parameter-checksum.ts';
import { DivergenceError } from '../divergence-error.ts';
import { type Engine, type ParameterTable, type PhaseName, phaseNames } from '../engines/engine.ts';
import { type EngineMaker } from '../engines/engine-options.ts';
import { fillInitialTables } from '../engines/initial-tables.ts';
import { modelShape } from '../engines/model-shape.ts';
import { type TrainingMemory } from '../memory/training-memory.ts';
import { openEngine } from '../open-engine.ts';
import { EpochPlanner, examplePool } from '../planning/epoch-planner.ts';
import { labelSampler } from '../planning/sampling.ts';
import { type StepChunk } from '../planning/step-chunk.ts';
import { type TrainingConfig, checkTrainingConfig, defaultTrainingConfig } from '../training-config.ts';
import { type BenchShape } from './bench-shapes.ts';
import { type StepCounts } from './step-work.ts';

export interface StepsToMeasure {
  readonly shape: BenchShape;
  readonly engine: TrainingConfig['engine'];
  /** b and k; all that is sampled is kept where they are equal. */
  readonly sample: number;
  readonly keep: number;
  readonly threads: number;
  /** Steps on the clock, from 1. */
  readonly steps: number;
  /** Makes the engine `tfjs`. */
  readonly makeEngine?: EngineMaker | undefined;
  /** Is told what is going to be allocated, before it is. */
  readonly onMemory?: ((memory: TrainingMemory) => void) | undefined;
}

/** What steps cost. `plan` is laying out the steps, beside the threads; `wait` is the rest of the clock. */
export interface StepsMeasured {
  readonly threads: number;
  readonly examplesPerSecond: number;
  /** Of groups of steps, at most 10 groups, the mean of each. */
  readonly stepMs: { readonly median: number; readonly min: number };
  /** Milliseconds a step, averaged over the threads. */
  readonly phasesMs: Readonly<Record<PhaseName | 'plan' | 'wait', number>>;
  /** Of this process so far. */
  readonly peakRssMiB: number;
  /** SHA-256 of the parameters after the last step. */
  readonly checksum: string;
  readonly counts: StepCounts;
}

const groups = 10;

/**
 * Trains on synthetic data of a shape and measures the steps after the warm-up.
 *
 * Features and labels are Zipf-like, the seed is fixed, and there are only as many points as the steps
 * take. Label rows begin at random places, as they are amid training, and not at zero. Momentum SGD,
 * with the larger rate on the embedding.
 *
 * @throws {RangeError} for sizes that cannot be.
 */
export async function measureSteps(options: StepsToMeasure): Promise<StepsMeasured> {
  const { shape, makeEngine, onMemory } = options;
  const config = stepsConfig(options);
  const data = stepsData(shape, options.steps);
  const sampler = labelSampler(config, data);
  const engine = await openEngine(config, data, sampler, { timed: true, makeEngine, onMemory });
  try {
    fillInitialTables(engine.tables, modelShape(config, data), config.seed);
    spreadLabelRows(engine.tables, config.seed);
    // Memory that was never written to comes page by page on first use, which is not to be measured.
    for (const { values, role } of engine.tables) if (role === 'optimiser') values.fill(0);
    const planner = new EpochPlanner(config, data.train, examplePool(data.train, config.pairs), sampler, 1);
    await runSteps(engine, planner, data, shape.warmUp, shape.warmUp);
    const before = engine.phaseTimes();
    const { groupMs, seconds, planMs, totals } = await runSteps(
      engine,
      planner,
      data,
      options.steps,
      Math.ceil(options.steps / groups),
    );
    const after = engine.phaseTimes();
    const perStep = (milliseconds: number) => milliseconds / engine.threads / options.steps;
    const phases = phaseNames.map((name) => [name, perStep(after[name] - before[name])] as const);
    const busy = phases.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
    return {
      threads: engine.threads,
      examplesPerSecond: totals.examples / seconds,
      stepMs: { median: median(groupMs), min: Math.min(...groupMs) },
      phasesMs: {
        ...(Object.fromEntries(phases) as Record<PhaseName, number>),
        plan: planMs / options.steps,
        // An engine that times no phase tells nothing of waiting either.
        wait: busy === 0 ? 0 : Math.max(0, (1000 * seconds) / options.steps - busy),
      },
      peakRssMiB: resourceUsage().maxRSS / 1024,
      checksum: parameterChecksum(engine.tables),
      counts: {
        dim: shape.dim,
        ...(Object.fromEntries(
          Object.entries(totals).map(([name, total]) => [name, total / options.steps]),
        ) as Totals),
      },
    };
  } finally {
    await engine.close();
  }
}

/**
 * The configuration of steps to measure.
 *
 * @throws {RangeError} for sizes that cannot be.
 */
export function stepsConfig({ shape, engine, sample, keep, threads }: StepsToMeasure): TrainingConfig {
  const config: TrainingConfig = {
    ...defaultTrainingConfig,
    ...{ method: keep === sample ? 'ns' : 'snm', sample, keep, threads, engine },
    ...{ dim: shape.dim, batch: shape.batch, epochs: 1, schedule: 'constant' },
  };
  return checkTrainingConfig(config, shape.labels);
}

/** Synthetic points of a shape, as many as warming up and so many steps take. */
export function stepsData(
  { features, labels, nonZeros, labelsPerPoint, batch, warmUp }: BenchShape,
  steps: number,
) {
  const points = batch * (warmUp + steps);
  return synthetic({ points, features, labels, nonZeros, labelsPerPoint, testPoints: 1, seed: 1 });
}

/** Puts label rows of norm about 1: windows, at places drawn, of one stretch of normal numbers. */
export function spreadLabelRows(tables: readonly ParameterTable[], seed: number): void {
  const stream = randomStream(seed, 'bench', 'label rows');
  const table = tables.find(({ name }) => name === 'labels');
  if (!table) return;
  const { rows, columns, stride, values } = table;
  const stretch = Float32Array.from({ length: columns + 65_536 }, () => stream.normal() / Math.sqrt(columns));
  for (let r = 0; r < rows; r++) {
    const start = stream.below(65_536);
    values.set(stretch.subarray(start, start + columns), r * stride);
  }
}

interface RunOfSteps {
  /** Mean milliseconds a step, of each group. */
  readonly groupMs: readonly number[];
  readonly seconds: number;
  readonly planMs: number;
  readonly totals: Totals;
}

type Totals = Record<keyof Omit<StepCounts, 'dim'>, number>;

/** Runs steps in groups, as training does: the next group is laid out while one runs. */
async function runSteps(
  engine: Engine,
  planner: EpochPlanner,
  data: Dataset,
  steps: number,
  groupSize: number,
): Promise<RunOfSteps> {
  const groupMs: number[] = [];
  const totals: Totals = {
    ...{ examples: 0, sampled: 0, nonZeros: 0, distinctFeatures: 0, keptNegatives: 0, updatedRows: 0 },
  };
  let [seconds, planMs, left] = [0, 0, steps];
  let [running, waiting] = engine.chunks;
  const fill = (chunk: StepChunk) => {
    const start = performance.now();
    left -= planner.fill(chunk, Math.min(groupSize, left));
    planMs += performance.now() - start;
  };
  fill(running);
  while (running.steps > 0) {
    const start = performance.now();
    const done = engine.run(running);
    fill(waiting);
    const { keptNegatives, updatedRows } = await done;
    const milliseconds = performance.now() - start;
    groupMs.push(milliseconds / running.steps);
    seconds += milliseconds / 1000;
    totals.keptNegatives += keptNegatives;
    totals.updatedRows += updatedRows;
    countChunk(running, data, totals);
    [running, waiting] = [waiting, running];
  }
  return { groupMs, seconds, planMs, totals };
}

/** Adds what a chunk's steps hold; a loss that is no number ends the measurement. */
function countChunk(chunk: StepChunk, data: Dataset, totals: Totals): void {
  const { rowStarts, columnIds } = data.train.features;
  for (let s = 0; s < chunk.steps; s++) {
    const first = s * chunk.shape.batch;
    const features = new Set<number>();
    let loss = 0;
    for (let at = first; at < first + chunk.exampleCounts[s]; at++) {
      const point = chunk.points[at];
      loss += chunk.losses[at];
      totals.nonZeros += rowStarts[point + 1] - rowStarts[point];
      for (let p = rowStarts[point]; p < rowStarts[point + 1]; p++) features.add(columnIds[p]);
    }
    if (!Number.isFinite(loss)) throw new DivergenceError(1, s + 1, loss, undefined);
    totals.examples += chunk.exampleCounts[s];
    totals.sampled += chunk.sampledCounts[s];
    totals.distinctFeatures += features.size;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
