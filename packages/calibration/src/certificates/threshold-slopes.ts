/** A dual solution of the hinge BOWL, in units of 1 / (unit of p · unit of θ). */
export interface ThresholdSlopes {
  /** $\alpha_r\le p_r$. */
  readonly own: bigint[];
  /** $\beta_r\le w_r$. */
  readonly negative: bigint[];
  /** $\sum(\alpha_r+\beta_r)$, the least risk. */
  readonly value: bigint;
  /** Where the scores turn from +1 to −1. */
  readonly positive: number;
}

/**
 * The least risk of a hinge BOWL over sorted scores with a dual solution that proves it.
 *
 * Let $\mathcal A_m$, $\mathcal W_m$ be the partial sums of $p$ and $w$ and $m^\ast$ minimise
 * $\mathcal W_m-\mathcal A_m$. Up to $m^\ast$ all of w is used and as much of p as keeps the partial sums of α
 * at or below those of β: $\sum_{r\le m}\alpha_r=\min_{m'\le m}\mathcal W_{m'}+\mathcal A_m-\mathcal A_{m'}$.
 * After $m^\ast$ all of p is used and, from the end, as much of w as balances. By the choice of $m^\ast$ both
 * halves balance.
 *
 * `p` lists numerators by rank (sorted or not) over `mass`, `theta` over `one`. O(L) operations on bigints.
 * Source: derived here.
 */
export function thresholdSlopes(
  p: readonly bigint[],
  mass: bigint,
  theta: readonly bigint[],
  one: bigint,
): ThresholdSlopes {
  const classes = p.length;
  const weights: bigint[] = [];
  let head = 0n;
  for (let r = 0; r < classes; r++) {
    const before = r > 0 ? theta[r - 1] * head : 0n;
    head += p[r];
    weights.push(before + (r < classes - 1 ? theta[r] * (mass - head) : 0n));
  }
  // Everything in units of 1 / (mass * one).
  const masses = p.map((x) => x * one);
  let positive = 0;
  let lowest = 0n;
  let height = 0n;
  for (let m = 1; m <= classes; m++) {
    height += weights[m - 1] - masses[m - 1];
    if (height < lowest) {
      lowest = height;
      positive = m;
    }
  }
  const own = masses.slice();
  const negative = weights.slice();
  let slack = 0n;
  for (let r = 0; r < positive; r++) {
    slack += weights[r];
    own[r] = masses[r] < slack ? masses[r] : slack;
    slack -= own[r];
  }
  slack = 0n;
  for (let r = classes - 1; r >= positive; r--) {
    slack += masses[r];
    negative[r] = weights[r] < slack ? weights[r] : slack;
    slack -= negative[r];
  }
  const value = own.reduce((sum, x, r) => sum + x + negative[r], 0n);
  return { own, negative, value, positive };
}
