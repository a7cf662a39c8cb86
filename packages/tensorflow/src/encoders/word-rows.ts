import { type WordSequences } from '@owlery/data';

/**
 * The words of some points as rows of `length` ids: a word's id of a feature plus 1, 0 after the last
 * word; longer texts are cut.
 *
 * @returns points × length, row by row.
 */
export function wordRows(
  { rowStarts, wordIds }: WordSequences,
  points: ArrayLike<number>,
  length: number,
): Int32Array {
  const rows = new Int32Array(points.length * length);
  for (let i = 0; i < points.length; i++) {
    const from = rowStarts[points[i]];
    const count = Math.min(length, rowStarts[points[i] + 1] - from);
    for (let w = 0; w < count; w++) rows[i * length + w] = wordIds[from + w] + 1;
  }
  return rows;
}
