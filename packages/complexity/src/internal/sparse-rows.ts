import { MemoryPlan } from '@owlery/kernels';

import { type Noise } from '../noise.ts';
import { type SparsePoints } from '../points/points.ts';
import { BlockMemory } from './block-memory.ts';
import { blockCapacity, type GramUse, type RowSource } from './row-source.ts';

/** Columns of the largest Gram matrix, 1 GiB. */
const mostGramColumns = 11_584;

/** Rows of sparse points under either noise, in float64: the entries are scattered, X is never made dense. */
export function sparseRows(points: SparsePoints, noise: Noise, classes: number, gram: GramUse): RowSource {
  const { rows: n, columns, rowStarts, columnIds, values } = points;
  const stride = 4 * Math.ceil(columns / 4);
  const capacity = blockCapacity(classes, stride);
  const hasGram = gram === 'always' || (gram === 'when-split' && capacity < classes);
  if (hasGram && columns > mostGramColumns) {
    throw new RangeError(
      `the balls spectral and nuclear with ${classes} classes take at most ${mostGramColumns} columns with ` +
        `entries, got ${columns}: take fewer points or classes`,
    );
  }
  const memory = new BlockMemory(new MemoryPlan(), { capacity, stride, slots: 1, hasGram });
  const table = memory.rows(0);
  return {
    memory,
    columns,
    scale: 1,
    prepare(stream, _slot, count) {
      table.fill(0, 0, count * stride);
      for (let c = 0; c < count; c++) {
        const from = c * stride;
        let word = 0;
        for (let i = 0; i < n; i++) {
          if ((i & 31) === 0 && noise === 'rademacher') word = stream.nextUint32();
          const number = noise === 'gaussian' ? stream.normal() : (word >>> (i & 31)) & 1 ? -1 : 1;
          for (let at = rowStarts[i], end = rowStarts[i + 1]; at < end; at++) {
            table[from + columnIds[at]] += number * values[at];
          }
        }
      }
    },
    compute() {},
  };
}
