import { poolAdjacent } from './pool-adjacent.ts';

/**
 * The strict vertices of the least concave majorant of $\{(W_m,A_m)\}$ in whole numbers.
 *
 * `p` (sorted, length L) and `theta` (length L − 1) are numerators over one denominator each.
 * @returns the ends of the pools: all but the last, L, are the vertices. Cost: O(L) operations on bigints.
 */
export function exactVertices(p: readonly bigint[], theta: readonly bigint[]): Int32Array {
  const total = p.reduce((sum, x) => sum + x, 0n);
  const weights: bigint[] = [];
  let head = 0n;
  for (let j = 0; j < p.length; j++) {
    const before = j > 0 ? theta[j - 1] * head : 0n;
    head += p[j];
    weights.push(before + (j < p.length - 1 ? theta[j] * (total - head) : 0n));
  }
  const mass = new Array<bigint>(p.length).fill(0n);
  const weight = new Array<bigint>(p.length).fill(0n);
  return poolAdjacent({
    length: p.length,
    open(pool, item) {
      mass[pool] = p[item];
      weight[pool] = weights[item];
    },
    // Cross-multiplied, so that 0/0 never starts a pool and p/0 is the largest ratio.
    falls: (pool) => mass[pool - 1] * weight[pool] > mass[pool] * weight[pool - 1],
    merge(pool) {
      mass[pool - 1] += mass[pool];
      weight[pool - 1] += weight[pool];
    },
  });
}
