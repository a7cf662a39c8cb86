import { product, sum } from '../internal/double-double.ts';
import { prefixSums } from '../internal/prefix-sums.ts';

/** A double-double value a class. */
export interface NegativeWeights {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
}

/** Below this a positive weight is only known to be positive: the products behind it underflow. */
export const smallestWeight = 2 ** -900;

/**
 * How much the class of rank j weighs as a negative in the conditional risk of a BOWL on sorted scores:
 *
 * $$C(s)=\sum_{j=1}^L p_j\,\varphi(s_j)+w_j\,\varphi(-s_j),\qquad
 *   w_j=\theta_jT_j+\theta_{j-1}A_{j-1}\quad(\theta_0=\theta_L=0)$$
 *
 * `p` is sorted, non-increasing, of length L; `theta` has length L − 1. Zero exactly when both products have
 * a factor that is zero; otherwise at least {@link smallestWeight}, with a relative error below $2^{-100}$
 * above it. Cost: O(L). Source: derived here.
 */
export function negativeWeights(p: Float64Array, theta: Float64Array): NegativeWeights {
  const classes = p.length;
  const head = prefixSums(p);
  const tail = prefixSums(p, classes, true);
  const hi = new Float64Array(classes);
  const lo = new Float64Array(classes);
  const r = new Float64Array(2);
  const s = new Float64Array(2);
  for (let j = 0; j < classes; j++) {
    // Index j is rank j + 1: its own weight meets the labels below, the weight before it those above.
    const own = j < classes - 1 ? theta[j] : 0;
    const before = j > 0 ? theta[j - 1] : 0;
    product(r, tail.hi[j + 1], tail.lo[j + 1], own, 0);
    product(s, head.hi[j], head.lo[j], before, 0);
    sum(r, r[0], r[1], s[0], s[1]);
    const positive = (own > 0 && tail.hi[j + 1] > 0) || (before > 0 && head.hi[j] > 0);
    const kept = r[0] >= smallestWeight;
    hi[j] = kept ? r[0] : positive ? smallestWeight : 0;
    lo[j] = kept ? r[1] : 0;
  }
  return { hi, lo };
}
