import type { Tensor2D } from '@tensorflow/tfjs-node';
import { type ChunkCounts, type EngineOptions, type Ranking, type StepChunk } from '@owlery/training';
import { type Tensorflow } from '../load-tensorflow.ts';
import { MiningObjective } from '../mining/mining-objective.ts';
import { miningStepOf } from '../mining/mining-step.ts';
import { RowOptimiser } from '../tables/row-optimiser.ts';
import { TensorTable } from '../tables/tensor-table.ts';
import { type PhaseTimer } from './phase-timer.ts';

/** Scores formed at once when ranking. */
const mostScores = 1 << 24;

/** What one step did, and the gradient of its mean loss with respect to the embedded examples. */
export interface LabelStep {
  readonly gradient: Tensor2D;
  readonly counts: ChunkCounts;
}

/** The label rows, their loss and their descent: what engines on top of any embedding share. */
export class LabelLayer {
  readonly table: TensorTable;
  readonly state: TensorTable | undefined;
  readonly #tf: Tensorflow;
  readonly #optimiser: RowOptimiser;
  readonly #objective: MiningObjective;
  readonly #timer: PhaseTimer;

  constructor(tf: Tensorflow, { config, shape, rankWeights }: EngineOptions, timer: PhaseTimer) {
    this.#tf = tf;
    this.#timer = timer;
    this.table = new TensorTable(tf, {
      ...{ name: 'labels', role: 'parameter' },
      ...{ rows: shape.labels, columns: shape.width },
    });
    const { optimiser, momentum, surrogate, family, method, keep } = config;
    const stateName = optimiser === 'adagrad' ? 'label squares' : 'label momentum';
    this.#optimiser = new RowOptimiser(tf, this.table, { optimiser, momentum, stateName });
    this.state = this.#optimiser.state;
    this.#objective = new MiningObjective(tf, {
      ...{ surrogate, family },
      ...(method === 'snm' && keep !== undefined ? { keep } : {}),
      ...(rankWeights ? { rankWeights } : {}),
    });
  }

  /** Mines for the embedded examples of step `s`, writes their losses, and descends on the label rows. */
  step(embedded: Tensor2D, chunk: StepChunk, s: number): LabelStep {
    const timer = this.#timer;
    timer.begin('score');
    const step = miningStepOf(chunk, s);
    const { losses, gradient, labels, labelGradients, keptNegatives } = this.#objective.mine(
      this.table.tensor,
      embedded,
      step,
      () => timer.begin('mine'),
    );
    chunk.losses.set(losses, s * chunk.shape.batch);
    timer.begin('updateLabels');
    this.#optimiser.descend(labels, labelGradients, chunk.rates[3 * s + 1]);
    labelGradients.dispose();
    return { gradient, counts: { keptNegatives, updatedRows: labels.length } };
  }

  /** The k best of all labels for points [from, to), embedded block by block. */
  rank(embed: (from: number, to: number) => Tensor2D, from: number, to: number, k: number): Ranking {
    const tf = this.#tf;
    const found = Math.min(k, this.table.rows);
    const labels = new Int32Array((to - from) * k).fill(-1);
    const scores = new Float32Array((to - from) * k).fill(-Infinity);
    const block = Math.max(1, Math.min(1024, Math.floor(mostScores / this.table.rows)));
    for (let start = from; start < to; start += block) {
      const end = Math.min(to, start + block);
      tf.tidy(() => {
        // Equal scores go to the smaller label.
        const best = tf.topk(tf.matMul(embed(start, end), this.table.tensor, false, true), found);
        const [ids, values] = [best.indices.dataSync(), best.values.dataSync()];
        for (let i = 0; i < end - start; i++) {
          labels.set(ids.subarray(i * found, (i + 1) * found), (start - from + i) * k);
          scores.set(values.subarray(i * found, (i + 1) * found), (start - from + i) * k);
        }
      });
    }
    return { k, labels, scores };
  }

  dispose(): void {
    this.table.dispose();
    this.state?.dispose();
  }
}
