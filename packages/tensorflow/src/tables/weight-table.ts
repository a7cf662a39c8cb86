import type { LayerVariable } from '@tensorflow/tfjs-node';
import { type ParameterTable } from '@owlery/training';
import { type Tensorflow } from '../load-tensorflow.ts';

/**
 * A weight of a layers model as a table: its last axis are the columns, all others the rows.
 * `values` is a copy to read and write, which `update` takes back into the model.
 */
export class WeightTable implements ParameterTable {
  readonly name: string;
  readonly role = 'parameter';
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  readonly #tf: Tensorflow;
  readonly #weight: LayerVariable;
  #values: Float32Array | undefined;

  constructor(tf: Tensorflow, name: string, weight: LayerVariable) {
    [this.#tf, this.#weight, this.name] = [tf, weight, name];
    const sizes = weight.shape as number[];
    this.columns = this.stride = sizes.at(-1) ?? 1;
    this.rows = sizes.slice(0, -1).reduce((product, size) => product * size, 1);
  }

  get values(): Float32Array {
    this.#values ??= Float32Array.from(this.#weight.read().dataSync());
    return this.#values;
  }

  update(): void {
    if (this.#values === undefined) return;
    const tensor = this.#tf.tensor(this.#values, this.#weight.shape as number[]);
    this.#weight.write(tensor);
    tensor.dispose();
    this.#values = undefined;
  }
}
