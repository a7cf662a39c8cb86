import { type Surrogate } from '@owlery/losses';

import { poolAdjacent } from './pool-adjacent.ts';
import { pooledRisk } from './pooled-risk.ts';

/** A gap from numeric optima and an estimate of its error. */
export interface PooledGap {
  readonly gap: number;
  readonly error: number;
}

/**
 * The gap at a strict vertex K of the majorant, for a differentiable surrogate:
 * the risk of the pools of classes start+1..end with the classes K and K+1 exchanged, less the risk of the
 * two pools that meet at K,
 * $$\sum_{\text{pools}'}H(p',w')-H(p_{(a,K]},w_{(a,K]})-H(p_{(K,b]},w_{(K,b]}),\qquad
 *   w'_K=w_K+\theta_K\delta,\ w'_{K+1}=w_{K+1}-\theta_K\delta,\ \delta=p_K-p_{K+1}.$$
 * No other pool changes: the exchange only lowers the point K of the majorant.
 *
 * `start`, `end` bound the two pools ($a<K<b$), `weights` is $w$. The error is an estimate, $2^{-47}$ of the
 * risks: sums and optima are in doubles. Cost: O(b − a) and one {@link pooledRisk} a pool.
 * Source: derived here.
 */
export function pooledGap(
  surrogate: Surrogate,
  instance: { readonly probabilities: Float64Array; readonly weights: Float64Array },
  negative: Float64Array,
  k: number,
  start: number,
  end: number,
): PooledGap {
  const p = instance.probabilities.slice(start, end);
  const w = negative.slice(start, end);
  const cut = k - start;
  const before = risk(p, w, 0, cut) + risk(p, w, cut, p.length);
  const moved = instance.weights[k - 1] * (p[cut - 1] - p[cut]);
  [p[cut - 1], p[cut]] = [p[cut], p[cut - 1]];
  w[cut - 1] += moved;
  w[cut] = Math.max(0, w[cut] - moved);
  const after = exchangedRisk(p, w);
  return { gap: Math.max(0, after - before), error: 2 ** -47 * (after + before) };

  function risk(masses: Float64Array, weights: Float64Array, from: number, to: number): number {
    let mass = 0;
    let weight = 0;
    for (let j = from; j < to; j++) {
      mass += masses[j];
      weight += weights[j];
    }
    return pooledRisk(surrogate, mass, weight);
  }

  function exchangedRisk(masses: Float64Array, weights: Float64Array): number {
    const mass = new Float64Array(masses.length);
    const weight = new Float64Array(masses.length);
    const pools = poolAdjacent({
      length: masses.length,
      open(pool, item) {
        mass[pool] = masses[item];
        weight[pool] = weights[item];
      },
      falls: (pool) => mass[pool - 1] / weight[pool - 1] > mass[pool] / weight[pool],
      merge(pool) {
        mass[pool - 1] += mass[pool];
        weight[pool - 1] += weight[pool];
      },
    });
    let total = 0;
    for (let pool = 0; pool < pools.length; pool++) total += pooledRisk(surrogate, mass[pool], weight[pool]);
    return total;
  }
}
