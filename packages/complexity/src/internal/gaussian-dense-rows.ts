import { MemoryPlan, float64View } from '@owlery/kernels';

import { type DensePoints } from '../points/points.ts';
import { BlockMemory } from './block-memory.ts';
import { gaussianFactor } from './gaussian-factor.ts';
import { blockCapacity, type GramUse, type RowSource } from './row-source.ts';

/**
 * Rows under Gaussian noise of dense points. A row Σ_i g_i x_i is normal with covariance XᵀX, so it may be
 * drawn as gF for any F with FᵀF = XᵀX; and where only rotation-invariant norms are asked for, as g ∘ σ with
 * the singular values σ of X, which takes min(n, d) normal numbers and no product.
 */
export function gaussianDenseRows(
  points: DensePoints,
  classes: number,
  options: { rotationInvariant: boolean; gram: GramUse; blockNumbers?: number },
): RowSource {
  const factor = gaussianFactor(points, options.rotationInvariant);
  const { size } = factor;
  const diagonal = 'sigma' in factor;
  const columns = diagonal ? size : points.columns;
  const stride = 4 * Math.ceil(columns / 4);
  const capacity = 4 * Math.ceil(blockCapacity(classes, stride + size, options.blockNumbers) / 4);
  const plan = new MemoryPlan();
  const normals = plan.add('normal numbers', 'float64', diagonal ? 0 : capacity * size);
  const f = plan.add('factor', 'float64', diagonal ? 0 : size * stride);
  const { gram } = options;
  const hasGram = gram === 'always' || (gram === 'when-split' && capacity < classes);
  const memory = new BlockMemory(plan, { capacity, stride, slots: 1, hasGram });
  const table = memory.rows(0);
  if (diagonal) {
    const { sigma } = factor;
    return {
      memory,
      columns,
      scale: 1,
      prepare(stream, _slot, count) {
        for (let c = 0; c < count; c++) {
          for (let l = 0; l < size; l++) table[c * stride + l] = sigma[l] * stream.normal();
        }
      },
      compute() {},
    };
  }
  const g = float64View(memory.memory, normals);
  const right = float64View(memory.memory, f);
  for (let q = 0; q < size; q++) {
    right.set(factor.rows.subarray(q * columns, (q + 1) * columns), q * stride);
  }
  return {
    memory,
    columns,
    scale: 1,
    prepare(stream, _slot, count) {
      for (let at = 0; at < count * size; at++) g[at] = stream.normal();
    },
    compute(slot, count) {
      const padded = 4 * Math.ceil(count / 4);
      table.fill(0, 0, padded * stride);
      const [a, out] = [normals.offset, memory.offset(slot)];
      memory.kernels.doubleProduct(
        a,
        8 * size,
        8,
        f.offset,
        8 * stride,
        out,
        8 * stride,
        padded,
        size,
        stride,
      );
    },
  };
}
