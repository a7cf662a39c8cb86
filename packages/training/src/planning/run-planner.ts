import { type Split } from '@owlery/data';
import { type TrainingConfig } from '../training-config.ts';
import { EpochPlanner, type ExamplePool } from './epoch-planner.ts';
import { type LabelSampler } from './sampling.ts';
import { type StepChunk } from './step-chunk.ts';

/**
 * Lays out the steps of a whole run, chunk by chunk. A chunk holds steps of one epoch.
 *
 * The first steps of an epoch can so be laid out while the last ones of the epoch before
 * are trained.
 */
export class RunPlanner {
  #planner: EpochPlanner;
  readonly #ofEpoch: (epoch: number) => EpochPlanner;

  /** Begins with step `step` of epoch `epoch`, which counts from 1. */
  constructor(
    config: TrainingConfig,
    train: Split,
    pool: ExamplePool,
    sampler: LabelSampler,
    epoch: number,
    step: number,
  ) {
    this.#ofEpoch = (at) => new EpochPlanner(config, train, pool, sampler, at);
    this.#planner = this.#ofEpoch(epoch);
    this.#planner.skipTo(step);
  }

  /** Steps of every epoch. */
  get steps(): number {
    return this.#planner.steps;
  }

  /** Fills a chunk with the next steps; it holds none after the last epoch. */
  fill(chunk: StepChunk): void {
    const { config, epoch } = this.#planner;
    if (this.#planner.fill(chunk) > 0 || epoch >= config.epochs) return;
    this.#planner = this.#ofEpoch(epoch + 1);
    this.#planner.fill(chunk);
  }
}
