/**
 * The in-batch negatives of one example: the labels of the other examples that are no positives of it.
 *
 * $B = (y_i)_{i \ne \text{own},\ y_i \notin \text{positives}}$, copies kept, in batch order. With examples drawn
 * independently each entry follows the labels' frequency given a negative, as the sampler `label-frequency`.
 *
 * @param labels $y_0..y_{n-1}$, the label of each example of the batch.
 * @param own index of the example whose negatives are wanted.
 * @param out gets the labels, from index 0; at least n − 1 long.
 * @param positives labels of the example; a range of a larger array is given by `begin` and `end`.
 * @returns how many labels were written, from 0 to n − 1.
 * @throws RangeError for an index outside the batch or an array too short.
 *
 * Cost: O(n × positives); nothing is allocated. Source: definition.
 * @example
 * const out = new Int32Array(3);
 * inBatchNegatives([4, 1, 4, 2], 0, out, [4]) // 2
 * (inBatchNegatives([4, 1, 4, 2], 0, out, [4]), out.slice(0, 2)) // 1, 2
 */
export function inBatchNegatives(
  labels: ArrayLike<number>,
  own: number,
  out: Int32Array,
  positives: ArrayLike<number>,
  begin = 0,
  end = positives.length,
): number {
  if (!Number.isInteger(own) || own < 0 || own >= labels.length) {
    throw new RangeError(`own must be an index of the batch from 0 to ${labels.length - 1}, got ${own}`);
  }
  if (out.length < labels.length - 1) {
    throw new RangeError(`out must hold at least ${labels.length - 1} labels, got an array of ${out.length}`);
  }
  let kept = 0;
  for (let i = 0; i < labels.length; i++) {
    if (i === own) continue;
    let p = begin;
    while (p < end && positives[p] !== labels[i]) p += 1;
    if (p === end) out[kept++] = labels[i];
  }
  return kept;
}
