import { type SparseMatrix } from '@owlery/data';
import { compileKernels, float32View, type Region } from '@owlery/kernels';
import { type CheckpointHeader } from '../checkpoint/checkpoint-header.ts';

/** Where the tables of a model and the rows of its points lie. */
export interface EmbedderLayout {
  readonly features: Region;
  readonly hidden: Region;
  readonly bags: Region;
  readonly scored: Region;
  readonly columns: number;
  readonly width: number;
  /** Rows of the hidden layer, padded; 0 for none. */
  readonly units: number;
}

interface Kernels {
  addScaledRow(target: number, row: number, factor: number, length: number): void;
  clearRow(target: number, length: number): void;
  scaleRow(target: number, row: number, factor: number, length: number): void;
  dot(a: number, b: number, length: number): number;
  rowProducts(...places: number[]): void;
}

/** Turns sparse points into the vectors that labels are scored by, in the arithmetic of the engine `wasm`. */
export class PointEmbedder {
  readonly #memory: WebAssembly.Memory;
  readonly #layout: EmbedderLayout;
  readonly #normalise: boolean;
  readonly #kernels: Kernels;

  constructor(memory: WebAssembly.Memory, layout: EmbedderLayout, { config }: CheckpointHeader) {
    this.#memory = memory;
    this.#layout = layout;
    this.#normalise = config.normalise;
    const instance = new WebAssembly.Instance(compileKernels(), { env: { memory } });
    this.#kernels = instance.exports as unknown as Kernels;
  }

  /** Embeds points [from, from + count) and returns the address of their vectors. */
  embed({ rowStarts, columnIds, values }: SparseMatrix, from: number, count: number): number {
    const { features, bags, columns } = this.#layout;
    const { addScaledRow, clearRow, scaleRow, dot } = this.#kernels;
    for (let i = 0; i < count; i++) {
      const bag = bags.offset + 4 * i * columns;
      clearRow(bag, columns);
      for (let entry = rowStarts[from + i]; entry < rowStarts[from + i + 1]; entry++) {
        addScaledRow(bag, features.offset + 4 * columnIds[entry] * columns, values[entry], columns);
      }
      if (!this.#normalise) continue;
      const norm = Math.fround(Math.sqrt(dot(bag, bag, columns)));
      // A point without features keeps the zero vector.
      if (norm > 0) scaleRow(bag, bag, 1 / norm, columns);
    }
    return this.#layout.units === 0 ? bags.offset : this.#activate(count);
  }

  #activate(count: number): number {
    const { hidden, bags, scored, columns, width, units } = this.#layout;
    this.#kernels.rowProducts(bags.offset, count, hidden.offset, 0, 0, units, columns, scored.offset, width);
    const active = float32View(this.#memory, scored).subarray(0, count * width);
    for (let q = 0; q < active.length; q++) if (active[q] < 0) active[q] = 0;
    return scored.offset;
  }
}
