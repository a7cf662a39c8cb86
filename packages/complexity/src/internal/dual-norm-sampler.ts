import { type RandomStream } from '@owlery/numeric';

import { type Ball } from '../balls/ball.ts';
import { largestEigenvalue } from '../norms/largest-eigenvalue.ts';
import { nuclearNorm } from '../norms/nuclear-norm.ts';
import { gramSingularValues } from './gram-singular-values.ts';
import { type RowSource } from './row-source.ts';

/** One draw of M: its dual norm, and ‖M‖_F² as a control whose mean is known. */
export interface DualNormDraw {
  readonly value: number;
  readonly squares: number;
}

/** Relative tolerance of a sum of singular values inside a draw; far below what draws can tell. */
const sumTolerance = 1e-7;
/** Of the residual of the largest eigenvalue of MᵀM, whose error is of the order of its square. */
const residualTolerance = 1e-5;

/** Turns the blocks of one draw of M into its dual norm. */
export class DualNormSampler {
  /** How many classes each block of a draw holds. */
  readonly blocks: readonly number[];
  readonly #ball: Ball;
  readonly #source: RowSource;
  readonly #classes: number;
  #squares = 0;
  #largest = 0;

  constructor(ball: Ball, source: RowSource, classes: number) {
    this.#ball = ball;
    this.#source = source;
    this.#classes = classes;
    const { capacity } = source.memory;
    this.blocks = Array.from({ length: Math.ceil(classes / capacity) }, (_, i) =>
      Math.min(capacity, classes - i * capacity),
    );
  }

  /** One draw, on this thread. */
  draw(stream: RandomStream): DualNormDraw {
    this.begin();
    for (const count of this.blocks) {
      this.#source.prepare(stream, 0, count);
      this.#source.compute(0, count);
      this.add(0, count);
    }
    return this.finish(0);
  }

  begin(): void {
    this.#squares = 0;
    this.#largest = 0;
    if (this.#source.memory.hasGram) this.#source.memory.gram().fill(0);
  }

  add(slot: number, count: number): void {
    const { memory } = this.#source;
    const { stride } = memory;
    const rows = memory.rows(slot);
    const entries = this.#ball.rows?.of === 'lInfinity';
    for (let c = 0; c < count; c++) {
      let square = 0;
      for (let at = c * stride, end = at + stride; at < end; at++) square += rows[at] * rows[at];
      this.#squares += square;
      if (!entries && square > this.#largest) this.#largest = square;
    }
    if (entries) {
      for (let at = 0; at < count * stride; at++) {
        const size = Math.abs(rows[at]);
        if (size > this.#largest) this.#largest = size;
      }
    }
    if (memory.hasGram) memory.addGram(slot, count);
  }

  finish(slot: number): DualNormDraw {
    const { scale } = this.#source;
    return { value: scale * this.#norm(slot), squares: scale * scale * this.#squares };
  }

  #norm(slot: number): number {
    const { rows, spectrum } = this.#ball;
    // A sum over classes is drawn one class at a time.
    if (rows?.combine === 'max') return rows.of === 'l2' ? Math.sqrt(this.#largest) : this.#largest;
    if (rows) return Math.sqrt(this.#squares);
    return spectrum === 'sum' ? this.#sumOfSingularValues(slot) : this.#largestSingularValue(slot);
  }

  #sumOfSingularValues(slot: number): number {
    const { memory, columns } = this.#source;
    const { stride } = memory;
    if (memory.hasGram) {
      const gram = memory.gram();
      const own = new Float64Array(columns * columns);
      for (let a = 0; a < columns; a++) {
        for (let b = 0; b < columns; b++) {
          own[a * columns + b] = gram[Math.min(a, b) * stride + Math.max(a, b)];
        }
      }
      const { values, errorOfSum } = gramSingularValues(own, columns);
      const sum = values.reduce((total, sigma) => total + sigma, 0);
      // Where M does not fit in a block there is nothing better to be had.
      if (errorOfSum <= sumTolerance * sum || this.blocks.length > 1) return sum;
    }
    const table = new Float64Array(this.#classes * columns);
    const padded = memory.rows(slot);
    for (let c = 0; c < this.#classes; c++) {
      table.set(padded.subarray(c * stride, c * stride + columns), c * columns);
    }
    return nuclearNorm(table, this.#classes, columns, sumTolerance);
  }

  #largestSingularValue(slot: number): number {
    const { memory } = this.#source;
    const { stride } = memory;
    const gram = memory.hasGram ? memory.gram() : undefined;
    const multiply = gram
      ? (v: Float64Array, out: Float64Array) => upperTimesVector(gram, v, out)
      : (v: Float64Array, out: Float64Array) => memory.gramTimesVector(slot, this.#classes, v, out);
    return Math.sqrt(largestEigenvalue({ size: stride, multiply, tolerance: residualTolerance }).value);
  }
}

/** out ← A v for a symmetric A of which the upper triangle is given; `out` starts at zero. */
function upperTimesVector(matrix: Float64Array, v: Float64Array, out: Float64Array): void {
  const size = v.length;
  for (let a = 0; a < size; a++) {
    let sum = matrix[a * size + a] * v[a];
    for (let b = a + 1; b < size; b++) {
      sum += matrix[a * size + b] * v[b];
      out[b] += matrix[a * size + b] * v[a];
    }
    out[a] += sum;
  }
}
