import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPlan, WorkerPool, compileKernels, float32View, float64View, uint32View } from './index.ts';

/** A scene of `count` sign patterns over `rows` rows; rows are padded to a multiple of 32 with zeros. */
function scene(count: number, rows: number, length: number, seed: number, wholeNumbers: boolean) {
  const blocks = Math.ceil(rows / 32);
  const plan = new MemoryPlan();
  const regions = {
    words: plan.add('words', 'uint32', blocks * (count + 3)),
    rows: plan.add('rows', 'float32', 32 * blocks * length),
    scratch: plan.add('scratch', 'float32', 2 * (4096 + 32 * count)),
    out: plan.add('out', 'float64', count * length),
  };
  const memory = plan.allocate();
  const words = uint32View(memory, regions.words);
  const x = float32View(memory, regions.rows);
  const out = float64View(memory, regions.out);
  for (let i = 0; i < words.length; i++) words[i] = Math.imul(i + seed, 2654435761) ^ (i * 40503);
  for (let i = 0; i < rows * length; i++) {
    const value = Math.sin(seed + 1.7 * i) * (1 + (i % 5));
    x[i] = wholeNumbers ? Math.round(4 * value) : value;
  }
  out.fill(NaN);
  const expected = Float64Array.from({ length: count * length }, (_, at) => {
    const [c, k] = [Math.floor(at / length), at % length];
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      const minus = (words[(i >> 5) * (count + 3) + c] >>> (i & 31)) & 1;
      sum += minus ? -x[i * length + k] : x[i * length + k];
    }
    return sum;
  });
  return { memory, regions, blocks, out, expected };
}

function run({ memory, regions, blocks }: ReturnType<typeof scene>, count: number, length: number) {
  const kernel = new WebAssembly.Instance(compileKernels(), { env: { memory } }).exports['signedSums'] as (
    ...args: number[]
  ) => void;
  const { words, rows, scratch, out } = regions;
  kernel(words.offset, count + 3, count, rows.offset, blocks, length, scratch.offset, out.offset);
}

describe('signedSums', () => {
  it('adds small whole numbers exactly, for any number of rows and patterns', () => {
    const sizes = fc.record({
      count: fc.integer({ min: 0, max: 9 }),
      rows: fc.integer({ min: 1, max: 700 }),
      tiles: fc.integer({ min: 1, max: 3 }),
      seed: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(sizes, ({ count, rows, tiles, seed }) => {
        const it = scene(count, rows, 32 * tiles, seed, true);
        run(it, count, 32 * tiles);
        expect(it.out).toEqual(it.expected);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('loses no more than float32 sums of 256 rows do, however many rows there are', () => {
    const it = scene(3, 5000, 32, 7, false);
    run(it, 3, 32);
    // 68 additions of float32 a block of 256 rows, of sums below 5 * 256.
    const worst = Math.max(...it.out.map((value, i) => Math.abs(value - it.expected[i])));
    expect(worst).toBeLessThan(20 * 68 * 2 ** -24 * 5 * 16);
    expect(worst).toBeGreaterThan(0);
  });

  it('gives the same bits when threads share the patterns', async () => {
    const whole = scene(7, 300, 64, 3, false);
    run(whole, 7, 64);
    const shared = scene(7, 300, 64, 3, false);
    const { words, rows, scratch, out } = shared.regions;
    const pool = new WorkerPool(compileKernels(), shared.memory, 2);
    await pool.run('signedSums', (thread) => {
      const [first, count] = thread === 0 ? [0, 4] : [4, 3];
      const own = scratch.offset + thread * (16384 + 128 * 7);
      return [
        words.offset + 4 * first,
        10,
        count,
        rows.offset,
        shared.blocks,
        64,
        own,
        out.offset + 8 * 64 * first,
      ];
    });
    await pool.close();
    expect(shared.out).toEqual(whole.out);
  });
});
