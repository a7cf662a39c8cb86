/** Kinds of numbers a region of shared memory can hold, with the bytes of each. */
const bytesOf = { float32: 4, int32: 4, uint32: 4, float64: 8 } as const;

export type ElementType = keyof typeof bytesOf;

/** A named stretch of shared memory. `offset` is in bytes from the start of the memory. */
export interface Region {
  readonly name: string;
  readonly type: ElementType;
  readonly length: number;
  readonly bytes: number;
  readonly offset: number;
}

/** Bytes below this offset hold the constants of the WebAssembly module. */
const firstOffset = 64 * 1024;
const alignment = 64;
const pageBytes = 64 * 1024;
/** What one WebAssembly memory with 32-bit addresses can hold. */
export const memoryLimitBytes = 65_536 * pageBytes;

/**
 * Lays out named arrays in one shared memory before any of it is allocated, so that a
 * plan which does not fit can be shown and refused.
 *
 * @example
 * const plan = new MemoryPlan();
 * const table = plan.add('label table', 'float32', 1000 * 64);
 * const memory = plan.allocate();
 * const view = float32View(memory, table);
 */
export class MemoryPlan {
  readonly regions: Region[] = [];
  #end = firstOffset;

  /** Adds `length` numbers of a type, aligned to a cache line. Cost O(1). */
  add(name: string, type: ElementType, length: number): Region {
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new RangeError(`${name}: length must be a whole number from 0, got ${length}`);
    }
    const bytes = length * bytesOf[type];
    const region = { name, type, length, bytes, offset: this.#end };
    this.regions.push(region);
    this.#end += Math.ceil(bytes / alignment) * alignment;
    return region;
  }

  /** Bytes of the whole memory. */
  get totalBytes(): number {
    return this.#end;
  }

  /**
   * Allocates the memory, filled with zeros.
   *
   * @throws {RangeError} when the plan exceeds the 4 GiB that 32-bit addresses reach.
   */
  allocate(): WebAssembly.Memory {
    if (this.#end > memoryLimitBytes) {
      const largest = [...this.regions].sort((a, b) => b.bytes - a.bytes).slice(0, 3);
      const parts = largest.map((region) => `${region.name} ${mebibytes(region.bytes)}`).join(', ');
      throw new RangeError(
        `the plan needs ${mebibytes(this.#end)} of shared memory (largest: ${parts}); at most ${mebibytes(memoryLimitBytes)} can be addressed`,
      );
    }
    const pages = Math.ceil(this.#end / pageBytes);
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  }
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
