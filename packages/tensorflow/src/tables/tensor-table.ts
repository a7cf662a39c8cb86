import type { Tensor2D } from '@tensorflow/tfjs-node';
import { type ParameterTable } from '@owlery/training';
import { type Tensorflow } from '../load-tensorflow.ts';

export interface TableOptions {
  readonly name: string;
  readonly role: ParameterTable['role'];
  readonly rows: number;
  readonly columns: number;
}

/**
 * A table that lives in a tensor. Whoever looks up `values` gets a copy to read and write, and the
 * next use of `tensor` takes it back; so between two runs of steps it is as if it were an array.
 */
export class TensorTable implements ParameterTable {
  readonly name: string;
  readonly role: ParameterTable['role'];
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  readonly #tf: Tensorflow;
  #values: Float32Array | undefined;
  #tensor: Tensor2D | undefined;

  constructor(tf: Tensorflow, { name, role, rows, columns }: TableOptions) {
    this.#tf = tf;
    [this.name, this.role, this.rows, this.columns, this.stride] = [name, role, rows, columns, columns];
  }

  get values(): Float32Array {
    this.#values ??= this.#tensor
      ? (this.#tensor.dataSync() as Float32Array)
      : new Float32Array(this.rows * this.columns);
    return this.#values;
  }

  get tensor(): Tensor2D {
    if (this.#values !== undefined || this.#tensor === undefined) {
      this.#tensor?.dispose();
      this.#tensor = this.#tf.keep(this.#tf.tensor2d(this.values, [this.rows, this.columns]));
      this.#values = undefined;
    }
    return this.#tensor;
  }

  /** Puts a tensor in the place of the present one, whose memory it may share. */
  replace(tensor: Tensor2D): void {
    const before = this.tensor;
    this.#tensor = this.#tf.keep(tensor);
    if (before !== tensor) before.dispose();
  }

  dispose(): void {
    this.#tensor?.dispose();
    this.#tensor = undefined;
  }
}
