import { type Region } from './memory-plan.ts';

/** The float32 numbers of a region. Cost O(1): a view, not a copy. */
export function float32View(memory: WebAssembly.Memory, region: Region): Float32Array<SharedArrayBuffer> {
  return new Float32Array(memory.buffer as unknown as SharedArrayBuffer, region.offset, region.length);
}

/** The int32 numbers of a region. */
export function int32View(memory: WebAssembly.Memory, region: Region): Int32Array<SharedArrayBuffer> {
  return new Int32Array(memory.buffer as unknown as SharedArrayBuffer, region.offset, region.length);
}

/** The uint32 numbers of a region. */
export function uint32View(memory: WebAssembly.Memory, region: Region): Uint32Array<SharedArrayBuffer> {
  return new Uint32Array(memory.buffer as unknown as SharedArrayBuffer, region.offset, region.length);
}

/** The float64 numbers of a region. */
export function float64View(memory: WebAssembly.Memory, region: Region): Float64Array<SharedArrayBuffer> {
  return new Float64Array(memory.buffer as unknown as SharedArrayBuffer, region.offset, region.length);
}
