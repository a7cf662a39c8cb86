import { type Dataset } from '@owlery/data';
import { resourceUsage } from 'node:process';
import {
  type TrainingProgress,
  type PartialEpoch,
  checkpointBlockBytes,
  checkpointSchema,
} from './checkpoint/checkpoint-header.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint/checkpoint-file.ts';
import { CheckpointError } from './checkpoint/checkpoint-error.ts';
import { previousCheckpointPath } from './checkpoint/previous-checkpoint.ts';
import { parameterChecksum } from './checkpoint/parameter-checksum.ts';
import { DivergenceError } from './divergence-error.ts';
import { type Engine } from './engines/engine.ts';
import { type EngineMaker } from './engines/engine-options.ts';
import { fillInitialTables } from './engines/initial-tables.ts';
import { modelShape } from './engines/model-shape.ts';
import { type TrainingMemory } from './memory/training-memory.ts';
import { evaluate } from './metrics/evaluate.ts';
import { type PropensityModel } from './metrics/propensities.ts';
import { openEngine } from './open-engine.ts';
import { type ExamplePool, examplePool } from './planning/epoch-planner.ts';
import { RunPlanner } from './planning/run-planner.ts';
import { type LabelSampler, labelSampler } from './planning/sampling.ts';
import { type StepChunk } from './planning/step-chunk.ts';
import { type TrainingConfig, checkTrainingConfig } from './training-config.ts';
import { type EpochResult, type TrainingResult } from './training-result.ts';

/** How far training is, for a progress bar. */
export interface TrainingEvent {
  readonly kind: 'training' | 'evaluating' | 'epoch';
  readonly epoch: number;
  readonly done: number;
  readonly total: number;
  /** With `epoch`: what the epoch did. */
  readonly result?: EpochResult;
}

export interface TrainingOptions {
  readonly config: TrainingConfig;
  readonly data: Dataset;
  /**
   * File that checkpoints are written to, after every epoch and at least so often; the one before the
   * last stays beside it (`previousCheckpointPath`).
   */
  readonly checkpoint?: { readonly path: string; readonly everySeconds: number };
  /** Goes on from the checkpoint's file, or from the one before, instead of starting afresh. */
  readonly resume?: boolean | 'previous';
  /** Measures the first so many dev points after each epoch; 0 for none. */
  readonly devLimit?: number;
  /** Which splits to measure at the end, and on how many of their first points; all without it. */
  readonly finalSplits?: readonly ('dev' | 'test')[];
  readonly finalLimit?: number;
  readonly propensities?: PropensityModel;
  readonly timed?: boolean;
  /** Makes the engine `tfjs`, where the configuration asks for it. */
  readonly makeEngine?: EngineMaker | undefined;
  /** Is told what is going to be allocated, before it is. */
  readonly onMemory?: ((memory: TrainingMemory) => void) | undefined;
  readonly onEvent?: (event: TrainingEvent) => void;
}

const nothing: PartialEpoch = {
  ...{ lossSum: 0, examples: 0, seconds: 0 },
  ...{ scoredLabels: 0, keptNegatives: 0, updatedRows: 0 },
};

/**
 * Trains a model and measures it.
 *
 * The same data, configuration and seed give the same bits for any number of threads, and
 * for a run that was interrupted and resumed.
 *
 * @throws {RangeError} for a configuration that cannot be.
 * @throws {DivergenceError} when a loss is no longer finite.
 * @throws {MemoryError} for a run that does not fit in memory, before any of it is allocated.
 * @throws {CheckpointError} when a checkpoint cannot be written or read.
 */
export async function train(options: TrainingOptions): Promise<TrainingResult> {
  const { data } = options;
  const config = checkTrainingConfig(options.config, data.labels);
  const sampler = labelSampler(config, data);
  const engine = await openEngine(config, data, sampler, options);
  try {
    const trainer = new Trainer(engine, config, sampler, options);
    const epochs = await trainer.run();
    const metrics: Record<string, Record<string, number>> = {};
    for (const split of options.finalSplits ?? ['test']) {
      if (data[split]) metrics[split] = await trainer.evaluate(split, options.finalLimit);
    }
    return {
      config,
      epochs,
      metrics,
      cost: {
        trainSeconds: epochs.reduce((sum, epoch) => sum + epoch.seconds, 0),
        scoredLabels: epochs.reduce((sum, epoch) => sum + epoch.scoredLabels, 0),
        peakRssMiB: resourceUsage().maxRSS / 1024,
      },
      checksum: parameterChecksum(engine.tables),
      phases: { plan: trainer.planMilliseconds, ...engine.phaseTimes() },
    };
  } finally {
    await engine.close();
  }
}

/** One run of training over an engine. */
class Trainer {
  readonly #engine: Engine;
  readonly #config: TrainingConfig;
  readonly #sampler: LabelSampler;
  readonly #options: TrainingOptions;
  readonly #pool: ExamplePool;
  /** The chunk whose steps run next, and the other. */
  #chunks: Engine['chunks'];
  planMilliseconds = 0;
  #lastSaved = performance.now();
  #saved: string | undefined;

  constructor(engine: Engine, config: TrainingConfig, sampler: LabelSampler, options: TrainingOptions) {
    this.#engine = engine;
    this.#chunks = engine.chunks;
    this.#config = config;
    this.#sampler = sampler;
    this.#options = options;
    this.#pool = examplePool(options.data.train, config.pairs);
    if (this.#pool.points.length === 0) {
      throw new RangeError(`data set ${options.data.name} has no training point with a label`);
    }
  }

  async run(): Promise<EpochResult[]> {
    const { data } = this.#options;
    const start = this.#options.resume ? await this.#resume() : undefined;
    if (!start) fillInitialTables(this.#engine.tables, modelShape(this.#config, data), this.#config.seed);
    const epochs = [...(start?.epochs ?? [])];
    let partial = start?.partial ?? nothing;
    let step = start?.step ?? 0;
    const planner = new RunPlanner(
      ...([this.#config, data.train, this.#pool, this.#sampler, epochs.length + 1, step] as const),
    );
    this.#fill(planner, this.#chunks[0]);
    while (epochs.length < this.#config.epochs) {
      const result = await this.#epoch(planner, epochs, step, partial);
      epochs.push(result);
      this.#report('epoch', epochs.length, 1, 1, result);
      [partial, step] = [nothing, 0];
      await this.#save({ epochs, step, partial });
    }
    return epochs;
  }

  evaluate(split: 'dev' | 'test', limit?: number) {
    const { data, propensities } = this.#options;
    return evaluate(this.#engine, data, {
      split,
      ...(limit === undefined ? {} : { limit }),
      ...(propensities ? { propensities } : {}),
      onProgress: (done, total) => this.#report('evaluating', this.#config.epochs, done, total),
    });
  }

  /** Trains an epoch from a step on, whose first steps the first chunk holds. */
  async #epoch(
    planner: RunPlanner,
    before: readonly EpochResult[],
    step: number,
    partial: PartialEpoch,
  ): Promise<EpochResult> {
    const epoch = before.length + 1;
    const { data, devLimit } = this.#options;
    const { steps } = planner;
    let started = performance.now();
    while (step < steps) {
      const [running, waiting] = this.#chunks;
      const counts = this.#engine.run(running);
      this.#fill(planner, waiting);
      const { keptNegatives, updatedRows } = await counts;
      const now = performance.now();
      const summed = this.#sumChunk(running, epoch, step);
      partial = {
        lossSum: partial.lossSum + summed.loss,
        examples: partial.examples + summed.examples,
        scoredLabels: partial.scoredLabels + summed.scored,
        seconds: partial.seconds + (now - started) / 1000,
        keptNegatives: partial.keptNegatives + keptNegatives,
        updatedRows: partial.updatedRows + updatedRows,
      };
      step += running.steps;
      this.#report('training', epoch, step, steps);
      const every = this.#options.checkpoint?.everySeconds ?? Infinity;
      if (step < steps && now - this.#lastSaved > 1000 * every) {
        await this.#save({ epochs: before, step, partial });
      }
      started = performance.now();
      this.#chunks = [waiting, running];
    }
    const { lossSum, examples, seconds, ...counted } = partial;
    const measured = devLimit && data.dev ? { dev: await this.evaluate('dev', devLimit) } : {};
    return {
      epoch,
      loss: lossSum / examples,
      seconds,
      examplesPerSecond: examples / seconds,
      ...counted,
      ...measured,
    };
  }

  #fill(planner: RunPlanner, chunk: StepChunk): void {
    const start = performance.now();
    planner.fill(chunk);
    this.planMilliseconds += performance.now() - start;
  }

  /** Sums a chunk's losses in the order of its examples. */
  #sumChunk(chunk: StepChunk, epoch: number, firstStep: number) {
    let loss = 0;
    let examples = 0;
    let scored = 0;
    for (let s = 0; s < chunk.steps; s++) {
      const count = chunk.exampleCounts[s];
      const start = s * chunk.shape.batch;
      let stepLoss = 0;
      for (let i = start; i < start + count; i++) stepLoss += chunk.losses[i];
      if (!Number.isFinite(stepLoss))
        throw new DivergenceError(epoch, firstStep + s + 1, stepLoss / count, this.#saved);
      loss += stepLoss;
      examples += count;
      scored += count * (chunk.sampledCounts[s] + 1);
    }
    return { loss, examples, scored };
  }

  async #save(progress: TrainingProgress): Promise<void> {
    const { checkpoint, data } = this.#options;
    if (!checkpoint) return;
    const tables = this.#engine.tables.map(({ name, rows, columns }) => ({ name, rows, columns }));
    const described = { name: data.name, checksum: data.checksum };
    const header = {
      schema: checkpointSchema,
      config: this.#config,
      data: described,
      progress,
      blockBytes: checkpointBlockBytes,
      tables,
    } as const;
    // What was resumed from instead of a damaged file is worth more than that file.
    const keepPrevious = this.#saved === undefined || this.#saved === checkpoint.path;
    await writeCheckpoint(checkpoint.path, header, this.#engine.tables, keepPrevious);
    this.#lastSaved = performance.now();
    this.#saved = checkpoint.path;
  }

  async #resume(): Promise<TrainingProgress> {
    const { checkpoint, data, resume } = this.#options;
    if (!checkpoint) throw new RangeError('a run is resumed from a checkpoint; none was named');
    const path = resume === 'previous' ? previousCheckpointPath(checkpoint.path) : checkpoint.path;
    const header = await readCheckpoint(path, this.#engine.tables);
    if (header.data.checksum !== data.checksum) {
      throw new CheckpointError(
        path,
        `was trained on other data: ${header.data.name}, checksum ${header.data.checksum}; now ${data.name}, ${data.checksum}`,
      );
    }
    this.#saved = path;
    return header.progress;
  }

  #report(
    kind: TrainingEvent['kind'],
    epoch: number,
    done: number,
    total: number,
    result?: EpochResult,
  ): void {
    this.#options.onEvent?.({ kind, epoch, done, total, ...(result ? { result } : {}) });
  }
}
