import { describe, expect, it } from 'vitest';
import { MemoryPlan, WorkerPool, compileKernels, float32View, int32View } from './index.ts';

describe('WorkerPool', () => {
  it('runs an export on every thread over one memory', async () => {
    const plan = new MemoryPlan();
    const row = plan.add('row', 'float32', 8);
    const targets = plan.add('targets', 'float32', 3 * 8);
    const memory = plan.allocate();
    float32View(memory, row).set([1, 2, 3, 4, 5, 6, 7, 8]);
    const pool = new WorkerPool(compileKernels(), memory, 3);
    await pool.run('addScaledRow', (thread) => [targets.offset + 32 * thread, row.offset, thread + 1, 8]);
    expect([...float32View(memory, targets)].filter((_, i) => i % 8 === 7)).toEqual([8, 16, 24]);
    await pool.close();
    await expect(pool.run('addScaledRow', () => [])).rejects.toThrow('the worker pool is closed');
  });

  it('lets no thread pass a barrier before all have come', async () => {
    const plan = new MemoryPlan();
    const words = plan.add('barrier', 'int32', 2);
    const memory = plan.allocate();
    const pool = new WorkerPool(compileKernels(), memory, 2);
    for (let round = 1; round <= 50; round++) {
      await pool.run('barrier', () => [words.offset, 2]);
      expect([...int32View(memory, words)]).toEqual([0, round]);
    }
    await pool.close();
  });

  it('rejects and stops when a worker dies, instead of waiting for it', async () => {
    const plan = new MemoryPlan();
    const row = plan.add('row', 'float32', 64);
    const memory = plan.allocate();
    const pool = new WorkerPool(compileKernels(), memory, 2);
    const outside = 0xffff_fff0;
    await expect(pool.run('clearRow', (thread) => [thread === 1 ? outside : row.offset, 64])).rejects.toThrow(
      /worker 1 died: .*out of bounds/,
    );
    await expect(pool.run('clearRow', () => [row.offset, 0])).rejects.toThrow(/worker 1 died/);
    await pool.close();
  });

  it('refuses an impossible number of threads', () => {
    const memory = new MemoryPlan().allocate();
    expect(() => new WorkerPool(compileKernels(), memory, 0)).toThrow(
      'threads must be a whole number from 1 to 256, got 0',
    );
  });
});
