import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPlan, compileKernels, float32View, int32View } from './index.ts';

/** The k best rows of a table of 4 columns for queries, by the kernel. */
function topRows(queries: number[][], table: number[][], k: number, block: number) {
  const plan = new MemoryPlan();
  const regions = {
    queries: plan.add('queries', 'float32', queries.length * 4),
    table: plan.add('table', 'float32', table.length * 4),
    scratch: plan.add('scratch', 'float32', queries.length * block),
    scores: plan.add('scores', 'float32', queries.length * k),
    ids: plan.add('ids', 'int32', queries.length * k),
    sizes: plan.add('sizes', 'int32', queries.length),
  };
  const memory = plan.allocate();
  float32View(memory, regions.queries).set(queries.flat());
  float32View(memory, regions.table).set(table.flat());
  const kernel = new WebAssembly.Instance(compileKernels(), { env: { memory } }).exports['topRows'] as (
    ...args: number[]
  ) => void;
  const at = (name: keyof typeof regions) => regions[name].offset;
  kernel(
    at('queries'),
    queries.length,
    at('table'),
    0,
    table.length,
    4,
    k,
    block,
    at('scratch'),
    at('scores'),
    at('ids'),
    at('sizes'),
  );
  const sizes = int32View(memory, regions.sizes);
  return queries.map((_, i) => {
    const kept = i * k + sizes[i];
    return {
      ids: [...int32View(memory, regions.ids).slice(i * k, kept)],
      scores: [...float32View(memory, regions.scores).slice(i * k, kept)],
    };
  });
}

const small = fc.integer({ min: -3, max: 3 });
const vector = fc.tuple(small, small, small, small).map((t) => [...t]);

describe('topRows', () => {
  it('finds what sorting finds, ties to the smaller id, for any block', () => {
    const scene = fc.record({
      queries: fc.array(vector, { minLength: 1, maxLength: 5 }),
      table: fc.array(vector, { minLength: 1, maxLength: 40 }),
      k: fc.integer({ min: 1, max: 8 }),
      block: fc.integer({ min: 1, max: 16 }),
    });
    fc.assert(
      fc.property(scene, ({ queries, table, k, block }) => {
        const found = topRows(queries, table, k, block);
        queries.forEach((query, i) => {
          // Small whole numbers: every product is exact, ties are real ties.
          const scored = table.map((row, id) => ({
            id,
            score: row.reduce((sum, value, c) => sum + value * query[c], 0),
          }));
          scored.sort((a, b) => b.score - a.score || a.id - b.id);
          const best = scored.slice(0, k);
          expect(found[i].ids).toEqual(best.map(({ id }) => id));
          expect(found[i].scores).toEqual(best.map(({ score }) => Math.fround(score + 0)));
        });
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
