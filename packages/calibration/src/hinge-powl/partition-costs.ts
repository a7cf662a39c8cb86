/**
 * What {@link searchPartitions} needs to know of the risks of ordered partitions: comparisons, and a place
 * to keep the values it settles. One implementation works in double-doubles, one in whole numbers.
 *
 * With $A_i = \sum_{j\le i} p_j$, $T_i = \sum_{j>i} p_j$ and $\Theta_i = \sum_{j\le i}\theta_j$
 * ($\Theta_L = \Theta_{L-1}$) a block of the classes $a+1,\dots,b$ costs
 * $$c(a,b) = (A_b - A_a)\,\Theta_{b-1} + \Theta_b T_b,\qquad 0\le a<b\le L,$$
 * and the risk of a partition is the sum of its block costs. Source: derived here.
 */
export interface PartitionCosts {
  /** $L$. */
  readonly classes: number;
  /** $F(\text{later}) + c(\text{later}, b) \le F(\text{earlier}) + c(\text{earlier}, b)$. */
  startBeats(later: number, earlier: number, end: number): boolean;
  /** $F(b) := F(a) + c(a, b)$. */
  setPrefix(end: number, start: number): void;
  /**
   * $h(b_2) - x_q\Theta_{b_2-1} \le h(b_1) - x_q\Theta_{b_1-1}$ for $h(b) = A_b\Theta_{b-1} + \Theta_bT_b + B(b)$,
   * where the point $x_q$ is $A_a$ for $q = 2(L-a)$ and $A_{a-1} + p_{a+1}$ for $q = 2(L-a)+1$.
   */
  endBeats(nearer: number, farther: number, query: number): boolean;
  /** $B(a) := c(a, b) + B(b)$. */
  setSuffix(start: number, end: number): void;
  /** The best partition with a cut at K, the probabilities of the classes K and K+1 exchanged, ends its block after K at `end`. */
  setExchanged(cut: number, end: number): void;
  /** Offers $F(a) + c(a, b) + B(b)$ as the least risk of a partition without a cut at K. */
  offerAvoiding(cut: number, start: number, end: number): void;
}
