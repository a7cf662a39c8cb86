import { type Dataset, loadDataset } from '@owlery/data';
import {
  type ExperimentRecord,
  type RunRecord,
  type Store,
  type Tuning,
  mapConcurrently,
  methodLabel,
  recordIdFrom,
} from '@owlery/results';
import { DivergenceError, type TrainingConfig, type TrainingResult, train } from '@owlery/training';
import { environmentOf } from './environment-of.ts';
import {
  type Candidate,
  type ExperimentPlan,
  type PlannedMethod,
  type PlannedTask,
} from './experiment-plan.ts';
import { runRecordOf } from './run-record-of.ts';

/** One training run of an experiment has ended. */
export interface ExperimentEvent {
  readonly stage: 'tuning' | 'training';
  readonly done: number;
  /** Runs of the whole experiment. */
  readonly total: number;
  readonly task: string;
  readonly method: string;
  readonly result?: TrainingResult;
}

export interface ExperimentOptions {
  readonly plan: ExperimentPlan;
  readonly store: Store;
  /** Runs under way at once, each on one thread; their number changes no bit of a result. */
  readonly jobs: number;
  readonly onEvent?: (event: ExperimentEvent) => void;
}

interface Cell {
  readonly task: PlannedTask;
  readonly method: PlannedMethod;
  readonly data: string;
  readonly seed: number;
  readonly candidate: Candidate;
}

/**
 * Runs an experiment: chooses the learning rate of every method on every task by the dev
 * split, then trains each with every seed and measures it on the test split, which has no
 * part in the choice. Writes one record a run and one for the experiment.
 *
 * @throws {StoreError} when a record cannot be written, {DataError} when data cannot be read.
 */
export async function runExperiment(
  options: ExperimentOptions,
): Promise<{ experiment: ExperimentRecord; runs: RunRecord[] }> {
  const { plan, store, jobs } = options;
  const createdAt = new Date();
  const datasets = new Map<string, Promise<Dataset>>();
  const load = (name: string) => {
    const loading = datasets.get(name) ?? loadDataset(name);
    datasets.set(name, loading);
    return loading;
  };
  const splitsOf = (task: PlannedTask) => [task.data, ...task.otherSplits];
  const grid = plan.tasks.flatMap((task) => plan.methods.map((method) => ({ task, method })));
  const finalRuns = grid.reduce((sum, { task }) => sum + splitsOf(task).length * plan.seeds.length, 0);
  const total = grid.length * plan.tuning.candidates.length + finalRuns;
  let done = 0;
  const report = (stage: ExperimentEvent['stage'], cell: Cell, result?: TrainingResult) => {
    done++;
    const told = { stage, done, total, task: cell.data, method: methodLabel(cell.method) };
    options.onEvent?.({ ...told, ...(result ? { result } : {}) });
  };

  const candidates = grid.flatMap(({ task, method }) =>
    plan.tuning.candidates.map((candidate): Cell => ({
      task,
      method,
      data: task.data,
      seed: plan.tuning.seed,
      candidate,
    })),
  );
  const tried = await mapConcurrently(candidates, jobs, async (cell) => {
    const data = await load(cell.data);
    if (!data.dev)
      throw new RangeError(`data set ${cell.data} has no dev split, on which hyper-parameters are chosen`);
    const result = await trainCell(plan, cell, data, 'dev');
    report('tuning', cell, result);
    return {
      cell,
      score: result?.metrics.dev?.[cell.task.metric] ?? null,
      seconds: result?.cost.trainSeconds ?? 0,
    };
  });
  const triedOf = ({ task, method }: (typeof grid)[number]) =>
    tried.filter(({ cell }) => cell.task === task && cell.method === method);
  const chosen = grid.map((place) => bestOf(triedOf(place)).cell.candidate);
  const tuning = grid.map((place, index): Tuning => {
    const { task, method } = place;
    return {
      ...{ task: task.data, method: methodLabel(method), metric: task.metric, epochs: task.epochs },
      candidates: triedOf(place).map(({ cell, score, seconds }) => ({ ...cell.candidate, score, seconds })),
      chosen: chosen[index].learningRate,
      normalise: chosen[index].normalise,
    };
  });

  const cells = grid.flatMap(({ task, method }, index) =>
    splitsOf(task).flatMap((data) =>
      plan.seeds.map((seed): Cell => ({ task, method, data, seed, candidate: chosen[index] })),
    ),
  );
  const runs = await mapConcurrently(cells, jobs, async (cell) => {
    const data = await load(cell.data);
    const begun = new Date();
    const result = await trainCell(plan, cell, data, 'test');
    if (!result) throw new DivergedCellError(cell);
    const words = [cell.data, methodLabel(cell.method), `seed ${cell.seed}`];
    const { id } = await store.create(recordIdFrom(...words));
    const labels = {
      ...{ experiment: plan.name, task: cell.task.data, method: methodLabel(cell.method) },
      // `name@split` is another split of the task `name`.
      split: cell.data.split('@')[1] ?? 'strict',
      tuned: Object.keys(cell.candidate).join(' '),
    };
    const record = runRecordOf({ id, data, result, createdAt: begun, labels });
    await store.write(record);
    report('training', cell, result);
    return record;
  });

  const { id } = await store.create(recordIdFrom(plan.name, plan.configuration));
  const experiment: ExperimentRecord = {
    schema: 'owlery.experiment/1',
    id,
    createdAt: createdAt.toISOString(),
    name: plan.name,
    configuration: plan.configuration,
    tasks: plan.tasks.map(({ data }) => data),
    methods: plan.methods.map(methodLabel),
    seeds: [...plan.seeds],
    tuning,
    runs: runs.map((run) => run.id),
    environment: environmentOf(),
  };
  await store.write(experiment);
  return { experiment, runs };
}

/** The one with the highest score, the first of equals; a run that diverged has none. */
function bestOf<T extends { score: number | null }>(tried: readonly T[]): T {
  return tried.reduce((best, next) => ((next.score ?? -1) > (best.score ?? -1) ? next : best));
}

/** Trains one cell on one thread; undefined when it diverged. */
async function trainCell(plan: ExperimentPlan, cell: Cell, data: Dataset, measure: 'dev' | 'test') {
  const { task, method, seed, candidate } = cell;
  const config: TrainingConfig = {
    ...plan.model,
    ...method,
    ...candidate,
    epochs: task.epochs,
    seed,
    threads: 1,
  };
  try {
    return measure === 'dev'
      ? await train({ config, data, finalSplits: ['dev'], finalLimit: plan.tuning.devLimit })
      : await train({ config, data, finalSplits: ['test'], devLimit: plan.devLimit });
  } catch (error) {
    if (error instanceof DivergenceError) return undefined;
    throw error;
  }
}

/** A run with the chosen learning rate diverged, although the one it was chosen by did not. */
class DivergedCellError extends Error {
  constructor({ data, method, seed, candidate: { learningRate } }: Cell) {
    super(
      `${methodLabel(method)} on ${data} with seed ${seed} diverged at learning rates ${learningRate.embedding} (embedding), ${learningRate.output} (output)`,
    );
  }
}
