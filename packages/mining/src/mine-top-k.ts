import { checkWholeNumber } from '@owlery/numeric';

const nothing = new Int32Array(0);

/**
 * Keeps the k best scored of the sampled labels that are no positives of the point.
 *
 * $\mathrm{Top}_k(B)$: candidate a goes before b when $f_a > f_b$, or $f_a = f_b$ and its label is smaller, or both
 * are equal and it was drawn earlier. How ties are broken does not change the loss.
 *
 * @param scores $f$ of the candidates, `scores[i]` that of `labels[i]`; infinities allowed.
 * @param labels the sampled labels; copies count as often as they come.
 * @param count how many of both there are, from index 0.
 * @param keep $k \ge 1$; with k candidates or fewer, all are kept.
 * @param out gets positions in `labels`, at least min(k, count) long: best first, or in rising order
 *   when all candidates are kept.
 * @param positives labels to pass over; a range of a larger array is given by `begin` and `end`. None when left out,
 *   as after a sampler that rules them out itself.
 * @returns how many positions were written.
 * @throws RangeError for a NaN score of a candidate, or arrays too short.
 *
 * Cost: O(count log k), plus count × positives comparisons; nothing is allocated. Source: definition.
 * @example
 * const out = new Int32Array(2);
 * mineTopK([0.5, 2, 1], [7, 3, 9], 3, 2, out) // 2
 * (mineTopK([0.5, 2, 1], [7, 3, 9], 3, 2, out), out) // 1, 2
 */
export function mineTopK(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  count: number,
  keep: number,
  out: Int32Array,
  positives: ArrayLike<number> = nothing,
  begin = 0,
  end = positives.length,
): number {
  checkWholeNumber('count', count, 0, Math.min(scores.length, labels.length), 'the candidates given');
  checkWholeNumber('keep', keep, 1, Infinity);
  if (out.length < keep && out.length < count) {
    throw new RangeError(
      `out must hold at least ${Math.min(keep, count)} positions, got an array of ${out.length}`,
    );
  }
  let kept = 0;
  let heaped = false;
  let worst = -Infinity;
  for (let i = 0; i < count; i++) {
    const score = scores[i];
    if (score < worst || contains(positives, begin, end, labels[i])) continue;
    if (Number.isNaN(score)) throw new RangeError(`scores must be numbers, got NaN for label ${labels[i]}`);
    if (kept < keep) {
      out[kept++] = i;
      continue;
    }
    // One more than fits: from here on the worst kept stands at the root of a heap.
    if (!heaped) {
      for (let root = (kept >> 1) - 1; root >= 0; root--) siftDown(scores, labels, out, root, kept);
      heaped = true;
    }
    if (before(scores, labels, i, out[0])) {
      out[0] = i;
      siftDown(scores, labels, out, 0, kept);
    }
    worst = scores[out[0]];
  }
  if (heaped) {
    for (let last = kept - 1; last > 0; last--) {
      const worst = out[0];
      out[0] = out[last];
      out[last] = worst;
      siftDown(scores, labels, out, 0, last);
    }
  }
  return kept;
}

function contains(labels: ArrayLike<number>, begin: number, end: number, label: number): boolean {
  for (let i = begin; i < end; i++) if (labels[i] === label) return true;
  return false;
}

/** Whether the candidate at position a goes before the one at b. */
function before(scores: ArrayLike<number>, labels: ArrayLike<number>, a: number, b: number): boolean {
  if (scores[a] !== scores[b]) return scores[a] > scores[b];
  if (labels[a] !== labels[b]) return labels[a] < labels[b];
  return a < b;
}

/** Lets the position at `root` sink until none below it is worse. */
function siftDown(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  heap: Int32Array,
  root: number,
  size: number,
): void {
  const sinking = heap[root];
  let at = root;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && before(scores, labels, heap[child], heap[child + 1])) child += 1;
    if (!before(scores, labels, sinking, heap[child])) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = sinking;
}
