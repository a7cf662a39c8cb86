import { describe, expect, it } from 'vitest';
import { MemoryPlan, float32View, int32View, memoryLimitBytes } from './index.ts';

describe('MemoryPlan', () => {
  it('gives every region its own cache lines', () => {
    const plan = new MemoryPlan();
    const a = plan.add('a', 'float32', 3);
    const b = plan.add('b', 'int32', 5);
    expect(a.offset % 64).toBe(0);
    expect(b.offset).toBeGreaterThanOrEqual(a.offset + a.bytes);
    expect(b.offset % 64).toBe(0);
    const memory = plan.allocate();
    float32View(memory, a).fill(7);
    expect([...int32View(memory, b)]).toEqual([0, 0, 0, 0, 0]);
    expect(memory.buffer.byteLength).toBeGreaterThanOrEqual(plan.totalBytes);
  });

  it('refuses what cannot be addressed, naming the largest parts', () => {
    const plan = new MemoryPlan();
    plan.add('label table', 'float32', memoryLimitBytes / 4);
    plan.add('bags', 'float32', 1);
    expect(() => plan.allocate()).toThrow(/label table 4096\.0 MiB, bags 0\.0 MiB\); at most 4096\.0 MiB/);
  });

  it('refuses a length that is no whole number', () => {
    expect(() => new MemoryPlan().add('x', 'int32', 2.5)).toThrow(
      'x: length must be a whole number from 0, got 2.5',
    );
  });
});
