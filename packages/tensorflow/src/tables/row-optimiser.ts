import type { Tensor2D } from '@tensorflow/tfjs-node';
import { addRowsInPlace, setRowsInPlace } from '../internal/raw-ops.ts';
import { type Tensorflow } from '../load-tensorflow.ts';
import { TensorTable } from './tensor-table.ts';

/** Keeps a first Adagrad step from dividing by zero. */
const epsilon = 1e-8;

export interface RowOptimiserOptions {
  readonly optimiser: 'sgd' | 'adagrad';
  /** Of SGD, from 0, below 1. */
  readonly momentum: number;
  /** Of the table that holds what the optimiser remembers. */
  readonly stateName: string;
}

/**
 * Descends on some rows of a table, in place, and on what it remembers of them.
 *
 * With gradient rows $g_r$ and rate $\eta$: SGD sets $v_r \leftarrow \mu v_r + g_r$ and
 * $w_r \leftarrow w_r - \eta v_r$; row-wise Adagrad sets $s_r \leftarrow s_r + \lVert g_r\rVert^2 / d$ and
 * $w_r \leftarrow w_r - \eta g_r / (\sqrt{s_r} + \epsilon)$. Rows that are not named rest.
 */
export class RowOptimiser {
  /** Nothing for SGD without momentum. */
  readonly state: TensorTable | undefined;
  readonly #tf: Tensorflow;
  readonly #table: TensorTable;
  readonly #options: RowOptimiserOptions;

  constructor(tf: Tensorflow, table: TensorTable, options: RowOptimiserOptions) {
    [this.#tf, this.#table, this.#options] = [tf, table, options];
    const { rows } = table;
    const columns = options.optimiser === 'adagrad' ? 1 : options.momentum > 0 ? table.columns : 0;
    if (columns > 0)
      this.state = new TensorTable(tf, { name: options.stateName, role: 'optimiser', rows, columns });
  }

  /**
   * One step on the rows `ids`, all different; `gradient` has a row for each.
   *
   * @throws {RangeError} for an id that is no row of the table.
   */
  descend(ids: Int32Array, gradient: Tensor2D, rate: number): void {
    const tf = this.#tf;
    if (ids.length === 0) return;
    const wrong = ids.findIndex((id) => !(id >= 0 && id < this.#table.rows));
    if (wrong >= 0)
      throw new RangeError(
        `a row of ${this.#table.name} must be from 0 to ${this.#table.rows - 1}, got ${ids[wrong]}`,
      );
    tf.tidy(() => {
      const at = tf.tensor1d(ids, 'int32');
      let step: Tensor2D = gradient;
      if (this.state !== undefined) {
        const before = tf.gather(this.state.tensor, at);
        const adagrad = this.#options.optimiser === 'adagrad';
        const now: Tensor2D = adagrad
          ? tf.add(before, tf.mean(tf.square(gradient), 1, true))
          : tf.add(tf.mul(before, this.#options.momentum), gradient);
        this.state.replace(setRowsInPlace(tf, this.state.tensor, at, now));
        step = adagrad ? tf.div(gradient, tf.add(tf.sqrt(now), epsilon)) : now;
      }
      this.#table.replace(addRowsInPlace(tf, this.#table.tensor, at, tf.mul(step, -rate)));
    });
  }
}
