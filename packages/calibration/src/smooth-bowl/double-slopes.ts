import { sum } from '../internal/double-double.ts';
import { negativeWeights } from './negative-weights.ts';
import { poolAdjacent } from './pool-adjacent.ts';

/** What decides the strict vertices of the least concave majorant of $\{(W_m,A_m)\}$, in doubles. */
export interface DoubleSlopes {
  /** The end of each pool. */
  readonly ends: Int32Array;
  /** $w$, rounded to doubles. */
  readonly weights: Float64Array;
  /** 1 where K ends a pool. */
  readonly isEnd: Uint8Array;
  /**
   * At the end K of a pool a lower bound of every slope $(A_K-A_a)/(W_K-W_a)$, $a<K$; inside a pool that
   * starts after a, an upper bound of this slope.
   */
  readonly left: Float64Array;
  /** Likewise of $(A_b-A_K)/(W_b-W_K)$: an upper bound at the end of a pool, a lower bound inside. */
  readonly right: Float64Array;
}

// A pool that weighs less than this may consist of weights that are only known to be positive.
const unresolved = 2 ** -800;

/** At most the ratio p/w; NaN for 0/0. */
function low(p: number, w: number): number {
  return w === 0 ? p / w : p / Math.max(w, unresolved);
}

/** At least the ratio p/w; NaN for 0/0. */
function high(p: number, w: number): number {
  if (w === 0) return p / w;
  return w < unresolved ? Number.MAX_VALUE : Math.min(p / w, Number.MAX_VALUE);
}

/**
 * The pools of $p_j/w_j$ and, for each K, bounds of its slopes to the left and to the right.
 *
 * The pools are found with rounded comparisons; the bounds are then measured on the pools as they are, so
 * they hold however these comparisons fell: a slope to the left of the end of a pool is a mean of a tail
 * of one pool and of whole pools between, so the least over tails, run over the pools, bounds it. Every
 * sum is of non-negative double-doubles, so a bound has a relative error below
 * $4u = 2^{-51}$ for up to $2^{40}$ classes. Cost: O(L).
 */
export function doubleSlopes(p: Float64Array, theta: Float64Array): DoubleSlopes {
  const classes = p.length;
  const w = negativeWeights(p, theta);
  const ends = pools(p, w.hi);
  const left = new Float64Array(classes);
  const right = new Float64Array(classes);
  const isEnd = new Uint8Array(classes + 1);
  const floors = new Float64Array(ends.length);
  const ceilings = new Float64Array(ends.length);
  const mass = new Float64Array(2);
  const weight = new Float64Array(2);
  for (let pool = 0; pool < ends.length; pool++) {
    const start = pool === 0 ? 0 : ends[pool - 1];
    const end = ends[pool];
    isEnd[end] = 1;
    let floor = Infinity;
    let ceiling = 0;
    mass.fill(0);
    weight.fill(0);
    for (let m = start + 1; m <= end; m++) {
      sum(mass, mass[0], mass[1], p[m - 1], 0);
      sum(weight, weight[0], weight[1], w.hi[m - 1], w.lo[m - 1]);
      if (m < end) left[m] = high(mass[0], weight[0]);
      ceiling = Math.max(ceiling, high(mass[0], weight[0]) || 0);
    }
    mass.fill(0);
    weight.fill(0);
    for (let m = end - 1; m >= start; m--) {
      sum(mass, mass[0], mass[1], p[m], 0);
      sum(weight, weight[0], weight[1], w.hi[m], w.lo[m]);
      const slope = low(mass[0], weight[0]);
      if (m > start) right[m] = slope;
      if (slope < floor) floor = slope;
    }
    floors[pool] = pool === 0 ? floor : Math.min(floor, floors[pool - 1]);
    ceilings[pool] = ceiling;
  }
  let ceiling = 0;
  for (let pool = ends.length - 1; pool > 0; pool--) {
    ceiling = Math.max(ceiling, ceilings[pool]);
    left[ends[pool - 1]] = floors[pool - 1];
    right[ends[pool - 1]] = ceiling;
  }
  return { ends, weights: w.hi, isEnd, left, right };
}

function pools(p: Float64Array, w: Float64Array): Int32Array {
  const mass = new Float64Array(p.length);
  const weight = new Float64Array(p.length);
  return poolAdjacent({
    length: p.length,
    open(pool, item) {
      mass[pool] = p[item];
      weight[pool] = w[item];
    },
    falls: (pool) => mass[pool - 1] / weight[pool - 1] > mass[pool] / weight[pool],
    merge(pool) {
      mass[pool - 1] += mass[pool];
      weight[pool - 1] += weight[pool];
    },
  });
}
