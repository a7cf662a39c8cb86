import { describe, expect, it } from 'vitest';
import { MemoryPlan, compileKernels, float32View, int32View } from './index.ts';

type Call = (...args: number[]) => number;

/** One float32 row rounded, with its three bounds, and the numbers behind it. */
function rounded(row: readonly number[], padded: number) {
  const plan = new MemoryPlan();
  const x = plan.add('row', 'float32', row.length);
  const q = plan.add('rounded', 'int32', padded / 2 + 1);
  const bounds = plan.add('bounds', 'float32', 9);
  const memory = plan.allocate();
  const exports = new WebAssembly.Instance(compileKernels(), { env: { memory } }).exports;
  float32View(memory, x).set(row);
  const whole = new Int16Array(memory.buffer, q.offset, padded + 2).fill(77);
  const ok = (exports['quantiseRow'] as Call)(x.offset, row.length, q.offset, padded, bounds.offset, 12);
  const [step, , , norm, , , error] = float32View(memory, bounds);
  return { ok: Boolean(ok), whole: [...whole], step, norm, error, x: [...float32View(memory, x)] };
}

const rows: Readonly<Record<string, readonly number[]>> = {
  'of one size': Array.from({ length: 44 }, (_, c) => Math.sin(1 + 3 * c)),
  'with one large number': Array.from({ length: 44 }, (_, c) => (c === 9 ? 1e9 : Math.cos(c))),
  'that is one number': [0, 0, -3, 0],
  'of one number 65,536 times': Array.from({ length: 65_536 }, () => 0.1),
  'of norm 1e16': Array.from({ length: 64 }, (_, c) => 1e15 * Math.sin(c + 1)),
  'of norm 1e-11': Array.from({ length: 64 }, (_, c) => 2e-12 * Math.sin(c + 1)),
  'of norm 1e-13': Array.from({ length: 64 }, (_, c) => 2e-14 * Math.sin(c + 1)),
  'of denormal numbers': Array.from({ length: 8 }, (_, c) => (c - 3) * 2 ** -149),
};

describe('quantiseRow', () => {
  it.each(Object.entries(rows))(
    'bounds norm and error of a row %s, and the sum of its squares',
    (name, row) => {
      const padded = Math.ceil(row.length / 8) * 8;
      const { ok, whole, step, norm, error, x } = rounded(row, padded);
      expect(ok).toBe(true);
      const errors = x.map((value, c) => value - step * whole[c]);
      const [trueNorm, trueError] = [Math.hypot(...x), Math.hypot(...errors)];
      expect(norm).toBeGreaterThanOrEqual(trueNorm);
      expect(error).toBeGreaterThanOrEqual(trueError);
      expect(whole.slice(0, padded).reduce((sum, q) => sum + q * q, 0)).toBeLessThan(2 ** 31);
      expect(whole.slice(row.length)).toEqual([...Array(padded - row.length).fill(0), 77, 77]);
      if (trueNorm < 1e-12) return;
      // Bounds that say something: half a step a number at most.
      expect(norm).toBeLessThan(1.002 * trueNorm);
      expect(error).toBeLessThan(0.51 * step * Math.sqrt(row.length) + 1e-6 * trueNorm);
      if (name === 'of one size') expect(error).toBeLessThan(1e-4 * trueNorm);
    },
  );

  it('gives a row of zeros of either sign no norm and no error', () => {
    const { ok, whole, step, norm, error } = rounded([0, -0, 0, -0], 8);
    expect({ ok, step, norm, error }).toEqual({ ok: true, step: 0, norm: 0, error: 0 });
    expect(whole).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 77, 77]);
  });

  it.each([[NaN], [Infinity], [-Infinity], [1e20]])('refuses a row with %d', (value) => {
    expect(rounded([1, 2, value, 3], 8).ok).toBe(false);
  });
});

describe('integerProducts', () => {
  it.each([
    [1, 1],
    [2, 4],
    [3, 7],
    [5, 9],
  ])('agrees with whole numbers for %d rows and %d rows of a table', (count, tableCount) => {
    const length = 24;
    const plan = new MemoryPlan();
    const a = plan.add('rows', 'int32', (count * length) / 2);
    const b = plan.add('table', 'int32', (tableCount * length) / 2);
    const [r, s] = [plan.add('row steps', 'float32', count), plan.add('steps', 'float32', tableCount + 3)];
    const out = plan.add('out', 'float32', count * (tableCount + 2));
    const memory = plan.allocate();
    const exports = new WebAssembly.Instance(compileKernels(), { env: { memory } }).exports;
    const [x, y] = [a, b].map(
      ({ offset, length: words }) => new Int16Array(memory.buffer, offset, 2 * words),
    );
    x.forEach((_, i) => (x[i] = Math.round(9000 * Math.sin(1 + 1.7 * i))));
    y.forEach((_, i) => (y[i] = Math.round(9000 * Math.cos(2 + 2.3 * i))));
    // The largest products that a pair of lanes takes.
    x.fill(-32_766, 0, 2);
    y.fill(-32_766, 0, 2);
    float32View(memory, r).set(Float32Array.from({ length: count }, (_, i) => 2 ** -i));
    float32View(memory, s).set(Float32Array.from({ length: tableCount }, (_, j) => 2 ** -(20 + j)));
    (exports['integerProducts'] as Call)(
      ...[a.offset, r.offset, count, b.offset, s.offset, tableCount, length, out.offset, tableCount + 2],
    );
    const found = float32View(memory, out);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < tableCount; j++) {
        let sum = 0;
        for (let c = 0; c < length; c++) sum += x[i * length + c] * y[j * length + c];
        expect(found[i * (tableCount + 2) + j]).toBe(Math.fround(sum) * 2 ** -(20 + j + i));
      }
      expect(found[i * (tableCount + 2) + tableCount]).toBe(0);
    }
  });
});

describe('sums of rows', () => {
  const length = 12;

  function scene(count: number) {
    const plan = new MemoryPlan();
    const table = plan.add('table', 'float32', 9 * length);
    const ids = plan.add('ids', 'int32', count);
    const factors = plan.add('factors', 'float32', count);
    const [target, scratch] = [
      plan.add('target', 'float32', length + 1),
      plan.add('scratch', 'float32', length),
    ];
    const memory = plan.allocate();
    const exports = new WebAssembly.Instance(compileKernels(), { env: { memory } }).exports;
    float32View(memory, table).forEach((_, i, all) => (all[i] = Math.sin(1 + 1.3 * i) * 10 ** (i % 4)));
    int32View(memory, ids).set(Array.from({ length: count }, (_, q) => (q * 5 + 2) % 9));
    float32View(memory, factors).forEach((_, q, all) => (all[q] = Math.cos(q)));
    const [sum, start] = [float32View(memory, target), Float32Array.from({ length }, (_, c) => c / 7)];
    return { regions: { table, ids, factors, target, scratch }, memory, exports, sum, start };
  }

  it.each([0, 1, 2, 3, 4, 7, 8, 9, 19])('of %d have the bits of adding one after another', (count) => {
    const { regions, memory, exports, sum, start } = scene(count);
    const { table, ids, factors, target, scratch } = regions;
    const addScaledRow = exports['addScaledRow'] as Call;
    const add = (from: number) => {
      sum.set(start);
      if (from === 0) sum.fill(0, 0, length);
      for (let q = 0; q < count; q++) {
        const row = table.offset + 4 * length * int32View(memory, ids)[q];
        addScaledRow(target.offset, row, float32View(memory, factors)[q], length);
      }
      return sum.slice();
    };
    const expected = add(1);
    const total = add(0);
    sum.set(start);
    (exports['addScaledRows'] as Call)(
      ...[target.offset, table.offset, ids.offset, factors.offset, count, length],
    );
    expect(sum).toEqual(expected);
    expect(sum[length]).toBe(0);

    sum.set(start);
    (exports['addScaledSum'] as Call)(
      ...[target.offset, -0.3, table.offset, ids.offset, factors.offset, count, length, scratch.offset],
    );
    const scaled = start.map((value, c) => Math.fround(value + Math.fround(Math.fround(-0.3) * total[c])));
    expect(sum.subarray(0, length)).toEqual(scaled);
  });
});
