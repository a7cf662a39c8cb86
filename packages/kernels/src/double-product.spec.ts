import { describe, expect, it } from 'vitest';
import { MemoryPlan, compileKernels, float64View } from './index.ts';

function kernels(memory: WebAssembly.Memory) {
  return new WebAssembly.Instance(compileKernels(), { env: { memory } }).exports as Record<
    string,
    (...args: number[]) => void
  >;
}

describe('doubleProduct', () => {
  it.each([
    [4, 1, 4],
    [8, 7, 12],
    [12, 30, 4],
  ])('adds A B for A of %d x %d and %d columns, A straight or transposed', (m, k, p) => {
    const plan = new MemoryPlan();
    const [a, b, out] = [
      plan.add('a', 'float64', m * k),
      plan.add('b', 'float64', k * (p + 2)),
      plan.add('out', 'float64', m * (p + 6)),
    ];
    const memory = plan.allocate();
    const [x, y, z] = [float64View(memory, a), float64View(memory, b), float64View(memory, out)];
    for (const [view, by] of [
      [x, 1.3],
      [y, 0.7],
    ] as const) {
      for (let i = 0; i < view.length; i++) view[i] = Math.sin(by * i + by);
    }
    const { doubleProduct } = kernels(memory);
    for (const transposed of [false, true]) {
      z.fill(0.5);
      const [row, column] = transposed ? [8, 8 * m] : [8 * k, 8];
      doubleProduct(a.offset, row, column, b.offset, 8 * (p + 2), out.offset, 8 * (p + 6), m, k, p);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < p; j++) {
          let sum = 0;
          for (let q = 0; q < k; q++) sum += (transposed ? x[q * m + i] : x[i * k + q]) * y[q * (p + 2) + j];
          expect(z[i * (p + 6) + j]).toBe(0.5 + sum);
        }
        // What lies between the rows of the result is left alone.
        expect(z[i * (p + 6) + p]).toBe(0.5);
      }
    }
  });
});

describe('gramTimesVector', () => {
  it('agrees with two products written out', () => {
    const [rows, length] = [5, 12];
    const plan = new MemoryPlan();
    const [matrix, vector, out] = [
      plan.add('matrix', 'float64', rows * length),
      plan.add('vector', 'float64', length),
      plan.add('out', 'float64', length),
    ];
    const memory = plan.allocate();
    const [m, v, o] = [float64View(memory, matrix), float64View(memory, vector), float64View(memory, out)];
    for (let i = 0; i < m.length; i++) m[i] = Math.cos(1.1 * i);
    for (let i = 0; i < v.length; i++) v[i] = Math.sin(2.3 * i + 1);
    o.fill(NaN);
    kernels(memory).gramTimesVector(matrix.offset, rows, length, vector.offset, out.offset);
    for (let j = 0; j < length; j++) {
      let sum = 0;
      for (let c = 0; c < rows; c++) {
        let product = 0;
        for (let i = 0; i < length; i++) product += m[c * length + i] * v[i];
        sum += product * m[c * length + j];
      }
      expect(o[j]).toBeCloseTo(sum, 13);
    }
  });
});
