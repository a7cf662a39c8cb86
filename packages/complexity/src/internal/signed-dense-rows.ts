import { MemoryPlan, WorkerPool, compileKernels, float32View, uint32View } from '@owlery/kernels';
import { type RandomStream } from '@owlery/numeric';

import { type DensePoints } from '../points/points.ts';
import { BlockMemory } from './block-memory.ts';
import { blockCapacity, type GramUse, type RowSource } from './row-source.ts';

/**
 * Rows under random signs of dense points, by the kernel of signed sums: float32 sums of 256 points, float64
 * above that. Points are divided by a power of two near their largest entry, so that no float32 overflows.
 */
export function signedDenseRows(
  points: DensePoints,
  classes: number,
  options: { threads: number; gram: GramUse; blockNumbers?: number },
): RowSource {
  const { rows: n, columns, values } = points;
  const { threads, gram, blockNumbers } = options;
  const stride = 32 * Math.ceil(columns / 32);
  const blocks = Math.ceil(n / 32);
  const capacity = blockCapacity(classes, stride + blocks / 2, blockNumbers);
  const slots = threads > 1 ? 2 : 1;
  const plan = new MemoryPlan();
  const x = plan.add('points', 'float32', 32 * blocks * stride);
  const words = Array.from({ length: slots }, (_, slot) =>
    plan.add(`signs ${slot}`, 'uint32', blocks * capacity),
  );
  const share = Math.ceil(capacity / threads);
  const scratchBytes = 16384 + 128 * share;
  const scratch = plan.add('sums', 'float32', (threads * scratchBytes) / 4);
  const hasGram = gram === 'always' || (gram === 'when-split' && capacity < classes);
  const memory = new BlockMemory(plan, { capacity, stride, slots, hasGram });
  const scale = powerOfTwoAbove(values);
  const table = float32View(memory.memory, x);
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < columns; l++) table[i * stride + l] = values[i * columns + l] / scale;
  }
  const views = words.map((region) => uint32View(memory.memory, region));
  const pool = threads > 1 ? new WorkerPool(compileKernels(), memory.memory, threads) : undefined;

  const argumentsFor = (
    slot: number,
    count: number,
    thread: number,
  ): Parameters<typeof memory.kernels.signedSums> => {
    const part = Math.ceil(count / threads);
    const first = Math.min(count, thread * part);
    return [
      words[slot].offset + 4 * first,
      capacity,
      Math.min(part, count - first),
      x.offset,
      blocks,
      stride,
      scratch.offset + thread * scratchBytes,
      memory.offset(slot) + 8 * stride * first,
    ];
  };

  return {
    memory,
    columns,
    scale,
    prepare(stream: RandomStream, slot: number, count: number) {
      const signs = views[slot];
      for (let c = 0; c < count; c++) {
        for (let block = 0; block < blocks; block++) signs[block * capacity + c] = stream.nextUint32();
      }
    },
    compute(slot, count) {
      if (threads > 1) throw new Error('rows on threads are computed by computeOnThreads');
      memory.kernels.signedSums(...argumentsFor(slot, count, 0));
    },
    ...(pool && {
      async computeOnThreads(slot: number, count: number) {
        await pool.run('signedSums', (thread) => argumentsFor(slot, count, thread));
      },
      close: () => pool.close(),
    }),
  };
}

/** The smallest power of two that no entry exceeds; 1 for zeros. */
function powerOfTwoAbove(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest === 0 ? 1 : 2 ** Math.min(1023, Math.ceil(Math.log2(largest)));
}
