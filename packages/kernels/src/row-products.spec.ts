import { describe, expect, it } from 'vitest';
import { MemoryPlan, type Region, compileKernels, float32View, int32View } from './index.ts';

type RowProducts = (
  ...args: [
    rows: number,
    count: number,
    table: number,
    ids: number,
    first: number,
    idCount: number,
    length: number,
    out: number,
    stride: number,
  ]
) => void;

/** Numbers that are not symmetric, so that exchanged indices show. */
function fill(view: Float32Array, seed: number): void {
  for (let i = 0; i < view.length; i++) view[i] = Math.fround(Math.sin(seed + 1.7 * i) * (1 + (i % 5)));
}

function scene(count: number, tableRows: number, length: number, ids: number[]) {
  const plan = new MemoryPlan();
  const regions = {
    rows: plan.add('rows', 'float32', count * length),
    table: plan.add('table', 'float32', tableRows * length),
    ids: plan.add('ids', 'int32', ids.length),
    out: plan.add('out', 'float32', count * (ids.length + 3)),
  };
  const memory = plan.allocate();
  const exports = new WebAssembly.Instance(compileKernels(), { env: { memory } }).exports;
  const view = (region: Region) => float32View(memory, region);
  fill(view(regions.rows), 1);
  fill(view(regions.table), 2);
  int32View(memory, regions.ids).set(ids);
  return {
    regions,
    view,
    rowProducts: exports['rowProducts'] as RowProducts,
    dot: exports['dot'] as (...a: number[]) => number,
  };
}

describe('rowProducts', () => {
  for (const [count, ids] of [
    [1, [3]],
    [2, [0, 1, 2, 3]],
    [5, [6, 0, 4, 4, 1, 5, 2]],
    [16, [2, 9, 7, 5, 3, 1, 0, 8, 6]],
  ] as const) {
    it(`agrees with sums of doubles for ${count} rows and ${ids.length} ids`, () => {
      const length = 20;
      const { regions, view, rowProducts } = scene(count, 10, length, [...ids]);
      const stride = ids.length + 3;
      rowProducts(
        regions.rows.offset,
        count,
        regions.table.offset,
        regions.ids.offset,
        0,
        ids.length,
        length,
        regions.out.offset,
        stride,
      );
      const [rows, table, out] = [view(regions.rows), view(regions.table), view(regions.out)];
      for (let i = 0; i < count; i++) {
        ids.forEach((id, j) => {
          let sum = 0;
          for (let c = 0; c < length; c++) sum += rows[i * length + c] * table[id * length + c];
          expect(out[i * stride + j]).toBeCloseTo(sum, 4);
        });
        // What lies between the rows of the result is left alone.
        expect(out[i * stride + ids.length]).toBe(0);
      }
    });
  }

  it('gives a product the same bits in a block, at its rim and alone', () => {
    const length = 64;
    const ids = [0, 1, 2, 3, 4, 5];
    const { regions, view, rowProducts, dot } = scene(3, 6, length, ids);
    rowProducts(regions.rows.offset, 3, regions.table.offset, 0, 0, 6, length, regions.out.offset, 6);
    const blocks = view(regions.out).slice(0, 18);
    for (let i = 0; i < 3; i++) {
      for (const id of ids) {
        const alone = dot(
          regions.rows.offset + 4 * i * length,
          regions.table.offset + 4 * id * length,
          length,
        );
        expect(blocks[i * 6 + id]).toBe(alone);
      }
    }
  });

  it('takes consecutive ids from a first one', () => {
    const length = 8;
    const { regions, view, rowProducts } = scene(2, 9, length, [4, 5, 6, 7, 8]);
    const run = (ids: number, first: number) => {
      rowProducts(regions.rows.offset, 2, regions.table.offset, ids, first, 5, length, regions.out.offset, 5);
      return view(regions.out).slice(0, 10);
    };
    expect(run(0, 4)).toEqual(run(regions.ids.offset, 0));
  });
});
