import { wasmBase64 } from './internal/kernels.wasm.ts';
import { moduleFromBase64 } from './module-from-base64.ts';

let compiled: WebAssembly.Module | undefined;

/**
 * The WebAssembly module of this room, compiled once per process.
 *
 * Its exports work on addresses in a shared memory; assembly/index.ts lists them.
 */
export function compileKernels(): WebAssembly.Module {
  return (compiled ??= moduleFromBase64(wasmBase64));
}
