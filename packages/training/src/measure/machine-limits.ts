import { MemoryPlan, compileKernels } from '@owlery/kernels';
import { performance } from 'node:perf_hooks';

/** What one core can do at best, measured here and now. */
export interface MachineLimits {
  /** Float32 operations a second of the product kernel, on rows that stay in the caches. */
  readonly flops: number;
  /** Bytes a second read and written, copying 128 MiB. */
  readonly bytes: number;
}

/** Measures the limits of one core, in about a second. */
export function machineLimits(): MachineLimits {
  return { flops: arithmeticLimit(), bytes: bandwidthLimit() };
}

function arithmeticLimit(): number {
  const [rows, table, length] = [32, 64, 256];
  const plan = new MemoryPlan();
  const a = plan.add('rows', 'float32', rows * length);
  const b = plan.add('table', 'float32', table * length);
  const out = plan.add('out', 'float32', rows * table);
  const { exports } = new WebAssembly.Instance(compileKernels(), {
    env: { memory: plan.allocate(), now: () => 0 },
  });
  const products = exports['rowProducts'] as (...args: number[]) => void;
  const call = () => products(a.offset, rows, b.offset, 0, 0, table, length, out.offset, table);
  return best(call, 400) * 2 * rows * table * length;
}

function bandwidthLimit(): number {
  const source = new Float64Array(8 * 2 ** 20);
  const target = new Float64Array(8 * 2 ** 20);
  return best(() => target.set(source), 8) * 2 * source.byteLength;
}

/** Calls per second, the best of several measurements; the first warm up. */
function best(call: () => void, calls: number): number {
  let rate = 0;
  for (let round = 0; round < 6; round++) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) call();
    rate = Math.max(rate, (1000 * calls) / (performance.now() - start));
  }
  return rate;
}
