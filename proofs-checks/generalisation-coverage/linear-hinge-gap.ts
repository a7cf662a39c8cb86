import { type Family } from '@owlery/losses';
import { type RandomStream } from '@owlery/numeric';

import { lossDirection } from './loss-direction.ts';

/**
 * A law of points and labels under which the largest gap over the Frobenius ball is known exactly.
 *
 * $x=e_j$, $j$ uniform, and $y$ by a fixed table of conditional probabilities. With unit weights and a ball on
 * which every hinge is active the loss is linear, $\ell=\text{const}-\langle W,zx^\top\rangle$ with the
 * direction z of `lossDirection`, so $\sup_W(\mathbb E\ell-\hat{\mathbb E}\ell)$ is
 * $\Lambda\lVert\hat{\mathbb E}zx^\top-\mathbb Ezx^\top\rVert_F$.
 */
export class LinearHingeGap {
  readonly #classes: number;
  readonly #columns: number;
  readonly #norm: number;
  /** z of each label. */
  readonly #directions: readonly (readonly number[])[];
  /** Cumulative label probabilities, a row a column. */
  readonly #cumulative: Float64Array;
  readonly #mean: Float64Array;
  readonly #sample: Float64Array;

  constructor(options: {
    family: Family;
    classes: number;
    columns: number;
    norm: number;
    stream: RandomStream;
  }) {
    const { family, classes, columns, norm, stream } = options;
    this.#classes = classes;
    this.#columns = columns;
    this.#norm = norm;
    this.#directions = Array.from({ length: classes }, (_, y) => lossDirection(family, classes, y));
    this.#cumulative = new Float64Array(columns * classes);
    this.#mean = new Float64Array(columns * classes);
    this.#sample = new Float64Array(columns * classes);
    for (let j = 0; j < columns; j++) {
      const masses = Array.from({ length: classes }, () => 0.5 + stream.uniform());
      const total = masses.reduce((a, b) => a + b);
      let before = 0;
      masses.forEach((mass, y) => {
        before += mass / total;
        this.#cumulative[j * classes + y] = before;
        this.#add(this.#mean, j, y, mass / total / columns);
      });
    }
  }

  /** The largest gap between expected and empirical loss over the ball, for one sample. */
  gapOfSample(points: number, stream: RandomStream): number {
    this.#sample.fill(0);
    for (let i = 0; i < points; i++) {
      const j = stream.below(this.#columns);
      const u = stream.uniform();
      let y = 0;
      while (y < this.#classes - 1 && u >= this.#cumulative[j * this.#classes + y]) y++;
      this.#add(this.#sample, j, y, 1 / points);
    }
    let squares = 0;
    for (let at = 0; at < this.#mean.length; at++) squares += (this.#sample[at] - this.#mean[at]) ** 2;
    return this.#norm * Math.sqrt(squares);
  }

  /** Adds `factor` times z of the point e_j with label y. */
  #add(table: Float64Array, j: number, y: number, factor: number): void {
    const z = this.#directions[y];
    for (let c = 0; c < this.#classes; c++) table[j * this.#classes + c] += factor * z[c];
  }
}
