import { offer, sortBestFirst } from '@owlery/kernels/assembly/index';
import { Context, float, setFloat, setWord, word } from './context';
import { surrogateSlope, surrogateValue } from './surrogate';

/**
 * Mines example `i`: keeps its k best sampled negatives, and writes the loss and the coefficients of its score gradient.
 *
 * `scores` are the scores of the sample, in its order, by which ties are broken. The sample
 * is the first slots of the step, or where `candidates` is not 0 the slots it lists; of the
 * `negatives` of the example, `sampled` may leave out such as are not kept. Coefficient 0 of
 * the example belongs to the positive, q ≥ 1 to `keptSlots[q − 1]`; kept negatives with a zero
 * slope are dropped. Returns the loss.
 */
export function mine(
  c: Context,
  thread: i32,
  i: i32,
  scores: usize,
  sampled: i32,
  negatives: i32,
  candidates: usize,
  positiveScore: f32,
): f32 {
  const kept = c.keptSlots + ((<usize>(i * c.keepCapacity)) << 2);
  const coefficients = c.coefficients + ((<usize>(i * (c.keepCapacity + 1))) << 2);
  let count = 0;
  let loss: f32 = c.pairwise ? 0 : surrogateValue(c.surrogate, positiveScore);
  let positiveSlope: f32 = c.pairwise ? 0 : surrogateSlope(c.surrogate, positiveScore);

  // The order matters only when fewer than all are kept, or the ranks have weights.
  let chosen = 0;
  let size = 0;
  const ranked = c.keep < negatives || c.rankWeights != 0;
  const ids = c.heapIds + ((<usize>(thread * c.slotCapacity)) << 2);
  if (ranked && c.keep == 1 && c.rankWeights == 0) {
    setWord(ids, 0, best(scores, sampled));
    size = 1;
  } else if (ranked) {
    const heap = c.heapScores + ((<usize>(thread * c.slotCapacity)) << 2);
    const capacity = min(c.keep, negatives);
    for (let j = 0; j < sampled; j++) {
      const score = float(scores, j);
      if (size == capacity && score <= float(heap, 0)) continue;
      if (score == -Infinity) continue;
      size = offer(heap, ids, size, capacity, score, j);
    }
    // The order in which losses are added must not depend on what else was offered.
    sortBestFirst(heap, ids, size);
  } else size = sampled;

  for (; chosen < size; chosen++) {
    const j = ranked ? word(ids, chosen) : chosen;
    const score = float(scores, j);
    if (score == -Infinity) continue;
    const margin: f32 = c.pairwise ? positiveScore - score : -score;
    const slope = surrogateSlope(c.surrogate, margin);
    const weight: f32 = c.rankWeights != 0 ? float(c.rankWeights, chosen) : 1;
    loss += weight * surrogateValue(c.surrogate, margin);
    if (slope == 0 || weight == 0) continue;
    setWord(kept, count, candidates ? word(candidates, j) : j);
    setFloat(coefficients, count + 1, weight * slope);
    if (c.pairwise) positiveSlope += weight * slope;
    count++;
  }
  setFloat(coefficients, 0, -positiveSlope);
  setWord(c.keptCounts, i, count);
  return loss;
}

/** The place of the largest score, the first among equals. */
function best(scores: usize, count: i32): i32 {
  let winner = 0;
  let top = float(scores, 0);
  for (let j = 1; j < count; j++) {
    const score = float(scores, j);
    if (score > top) {
      top = score;
      winner = j;
    }
  }
  return winner;
}
