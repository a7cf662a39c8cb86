import { MonotoneQueue } from '../internal/monotone-queue.ts';
import { type PartitionCosts } from './partition-costs.ts';

/** The best paths found by {@link searchPartitions}, as pointers from cut to cut. */
export interface PartitionSearch {
  /** For each $b \ge 1$ the start of the last block of the best partition of the classes 1..b. */
  readonly previous: Int32Array;
  /** For each $a < L$ the end of the first block of the best partition of the classes a+1..L. */
  readonly next: Int32Array;
  /** The cuts of one best partition, in rising order. */
  readonly cuts: Int32Array;
}

/**
 * Finds the best ordered partition, the best one with a cut at K and the best one without it, for all K.
 *
 * The block cost obeys the quadrangle inequality: for $a<a'<b<b'$
 * $$c(a,b)+c(a',b')-c(a,b')-c(a',b) = -(A_{a'}-A_a)(\Theta_{b'-1}-\Theta_{b-1}) \le 0,$$
 * for every $p, \theta \ge 0$ (nothing need be sorted). Hence:
 * - the prefix best $F(b) = \min_{a<b} F(a) + c(a,b)$ and the suffix best $B(a) = \min_{b>a} c(a,b) + B(b)$
 *   are concave least-weight subsequences: one {@link MonotoneQueue} each;
 * - the best with a cut at K is $F(K)+B(K)$;
 * - let $S^\ast = \{s_1<s_2<\dots\}$ be a best partition. Without a cut at $K\notin S^\ast$ the best is
 *   $S^\ast$ itself. Without $K = s_i$ some block $(a,b]$ has $a<K<b$, and exchanging tails with $S^\ast$
 *   shows that $s_{i-1}\le a$ and $b\le s_{i+1}$ may be assumed: if $a<s_{i-1}$, then
 *   $c(a,s_i)+c(s_{i-1},b)\le c(a,b)+c(s_{i-1},s_i)$ turns the two paths into two others of no larger
 *   sum, one of which still avoids K while the other costs no less than $S^\ast$. These rectangles touch
 *   each row and column twice at most over all K, and each is one run of the queue.
 *
 * The values are left in `costs`. Cost: O(L log L) comparisons, O(L) memory. Source: derived here.
 */
export function searchPartitions(costs: PartitionCosts): PartitionSearch {
  const classes = costs.classes;
  const previous = new Int32Array(classes + 1);
  const starts = new MonotoneQueue(classes, (later, earlier, end) => costs.startBeats(later, earlier, end));
  starts.reset(classes);
  for (let end = 1; end <= classes; end++) {
    starts.insert(end - 1, end);
    previous[end] = starts.best(end);
    costs.setPrefix(end, previous[end]);
  }
  const next = new Int32Array(classes);
  const exchangedEnds = new Int32Array(classes);
  const ends = new MonotoneQueue(classes, (nearer, farther, query) => costs.endBeats(nearer, farther, query));
  ends.reset(2 * classes);
  for (let start = classes - 1; start >= 0; start--) {
    const query = 2 * (classes - start);
    ends.insert(start + 1, query);
    next[start] = ends.best(query);
    costs.setSuffix(start, next[start]);
    exchangedEnds[start] = ends.best(query + 1);
  }
  const cuts = cutsBefore(classes, previous);
  for (let i = 0; i < cuts.length; i++) {
    const cut = cuts[i];
    costs.setExchanged(cut, exchangedEnds[cut]);
    const low = i === 0 ? 0 : cuts[i - 1];
    const high = i === cuts.length - 1 ? classes : cuts[i + 1];
    ends.reset(2 * classes);
    for (let end = high; end > cut; end--) ends.insert(end, 2 * (classes - cut + 1));
    for (let start = cut - 1; start >= low; start--) {
      costs.offerAvoiding(cut, start, ends.best(2 * (classes - start)));
    }
  }
  return { previous, next, cuts };
}

/** The cuts of the best partition of the classes 1..end, `end` itself left out. */
export function cutsBefore(end: number, previous: Int32Array): Int32Array {
  const cuts: number[] = [];
  for (let cut = previous[end]; cut > 0; cut = previous[cut]) cuts.push(cut);
  return Int32Array.from(cuts.reverse());
}

/** The cuts of the best partition of the classes start+1..L, `start` itself left out. */
export function cutsAfter(start: number, next: Int32Array): Int32Array {
  const cuts: number[] = [];
  for (let cut = next[start]; cut < next.length; cut = next[cut]) cuts.push(cut);
  return Int32Array.from(cuts);
}
