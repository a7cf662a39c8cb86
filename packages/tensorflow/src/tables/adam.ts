import type { NamedTensorMap, Tensor, Variable } from '@tensorflow/tfjs-node';
import { type Tensorflow } from '../load-tensorflow.ts';
import { TensorTable } from './tensor-table.ts';

const [decay, squareDecay, epsilon] = [0.9, 0.999, 1e-7];

/**
 * Adam (Kingma and Ba 2015) on the weights of an encoder, with what it remembers in tables, so that a
 * checkpoint holds it.
 *
 * $m \leftarrow \beta_1 m + (1-\beta_1) g$, $v \leftarrow \beta_2 v + (1-\beta_2) g^2$,
 * $w \leftarrow w - \eta\, \hat m / (\sqrt{\hat v} + \epsilon)$ with $\hat m = m / (1-\beta_1^t)$,
 * $\hat v = v / (1-\beta_2^t)$ at step $t$; $\beta_1 = 0.9$, $\beta_2 = 0.999$, $\epsilon = 10^{-7}$.
 */
export class Adam {
  readonly tables: readonly TensorTable[];
  readonly #tf: Tensorflow;
  readonly #variables: readonly Variable[];
  readonly #steps: TensorTable;
  readonly #moments: readonly (readonly [TensorTable, TensorTable])[];

  constructor(tf: Tensorflow, variables: readonly Variable[]) {
    [this.#tf, this.#variables] = [tf, variables];
    const role = 'optimiser';
    this.#steps = new TensorTable(tf, { name: 'encoder steps', role, rows: 1, columns: 1 });
    this.#moments = variables.map(({ size }, index) => [
      new TensorTable(tf, { name: `encoder ${index} mean`, role, rows: 1, columns: size }),
      new TensorTable(tf, { name: `encoder ${index} square`, role, rows: 1, columns: size }),
    ]);
    this.tables = [this.#steps, ...this.#moments.flat()];
  }

  /** One step with gradients by the variables' names; a variable without one rests. */
  descend(gradients: NamedTensorMap, rate: number): void {
    const tf = this.#tf;
    const step = this.#steps.tensor.dataSync()[0] + 1;
    this.#steps.replace(tf.tensor2d([step], [1, 1]));
    // Both corrections in one factor each, outside the tensors.
    const factor = rate / (1 - decay ** step);
    const correction = 1 / Math.sqrt(1 - squareDecay ** step);
    this.#variables.forEach((variable, index) => {
      const found = gradients[variable.name] as Tensor | undefined;
      if (found === undefined) return;
      tf.tidy(() => {
        const gradient = tf.reshape(found, [1, -1]);
        const [mean, square] = this.#moments[index];
        mean.replace(tf.add(tf.mul(mean.tensor, decay), tf.mul(gradient, 1 - decay)));
        square.replace(
          tf.add(tf.mul(square.tensor, squareDecay), tf.mul(tf.square(gradient), 1 - squareDecay)),
        );
        const size = tf.add(tf.mul(tf.sqrt(square.tensor), correction), epsilon);
        const move = tf.reshape(tf.div(tf.mul(mean.tensor, factor), size), variable.shape);
        variable.assign(tf.sub(variable, move));
      });
    });
  }
}
