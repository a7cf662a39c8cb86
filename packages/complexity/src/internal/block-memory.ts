import { type MemoryPlan, compileKernels, float64View, type Region } from '@owlery/kernels';

/** The kernels of the linear algebra room that this room calls; addresses are in bytes. */
export interface Kernels {
  signedSums(
    words: number,
    wordStride: number,
    count: number,
    rows: number,
    blocks: number,
    length: number,
    scratch: number,
    out: number,
  ): void;
  doubleProduct(
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    bRow: number,
    out: number,
    outRow: number,
    m: number,
    k: number,
    p: number,
  ): void;
  gramTimesVector(matrix: number, rows: number, length: number, vector: number, out: number): void;
}

/**
 * Shared memory with room for `slots` blocks of `capacity` rows of M, `stride` float64 numbers each, and for
 * whatever the plan already holds.
 */
export class BlockMemory {
  readonly capacity: number;
  readonly stride: number;
  readonly memory: WebAssembly.Memory;
  readonly kernels: Kernels;
  /** Whether the Gram matrix of the columns is gathered block by block. */
  readonly hasGram: boolean;
  readonly #blocks: Region[];
  readonly #gram: Region;
  readonly #vectors: Region[];

  constructor(
    plan: MemoryPlan,
    shape: { capacity: number; stride: number; slots: number; hasGram: boolean },
  ) {
    this.capacity = shape.capacity;
    this.stride = shape.stride;
    this.hasGram = shape.hasGram;
    this.#blocks = Array.from({ length: shape.slots }, (_, slot) =>
      plan.add(`rows of the noise matrix, ${slot}`, 'float64', shape.capacity * shape.stride),
    );
    this.#gram = plan.add('Gram matrix', 'float64', shape.hasGram ? shape.stride ** 2 : 0);
    this.#vectors = ['vector', 'product'].map((name) => plan.add(name, 'float64', shape.stride));
    this.memory = plan.allocate();
    this.kernels = new WebAssembly.Instance(compileKernels(), { env: { memory: this.memory } })
      .exports as unknown as Kernels;
  }

  offset(slot: number): number {
    return this.#blocks[slot].offset;
  }

  /** The rows of a slot, `capacity` × `stride`. */
  rows(slot: number): Float64Array {
    return float64View(this.memory, this.#blocks[slot]);
  }

  /** The Gram matrix MᵀM of the columns, `stride` × `stride`. */
  gram(): Float64Array {
    return float64View(this.memory, this.#gram);
  }

  /** Adds MᵀM of the first `count` rows of a slot to the upper triangle of the Gram matrix. */
  addGram(slot: number, count: number): void {
    const { stride, kernels } = this;
    const bytes = 8 * stride;
    // 128 rows at a time stay in the cache while the columns pass.
    for (let first = 0; first < count; first += 128) {
      const rows = this.offset(slot) + first * bytes;
      const k = Math.min(128, count - first);
      for (let i = 0; i < stride; i += 4) {
        const [from, to] = [rows + 8 * i, this.#gram.offset + i * bytes + 8 * i];
        kernels.doubleProduct(from, 8, bytes, from, bytes, to, bytes, 4, k, stride - i);
      }
    }
  }

  /** out ← MᵀM v for the first `count` rows of a slot; both of length `stride`. */
  gramTimesVector(slot: number, count: number, vector: Float64Array, out: Float64Array): void {
    const [v, product] = this.#vectors;
    float64View(this.memory, v).set(vector);
    this.kernels.gramTimesVector(this.offset(slot), count, this.stride, v.offset, product.offset);
    out.set(float64View(this.memory, product));
  }
}
