/**
 * The words of every point in the order of its text: those of point `i` are
 * `wordIds[rowStarts[i]] … wordIds[rowStarts[i + 1] - 1]`, ids of features; a word that is no
 * feature is left out.
 */
export interface WordSequences {
  readonly points: number;
  /** `points + 1` offsets, the first 0, the last the number of words. */
  readonly rowStarts: Uint32Array;
  readonly wordIds: Uint32Array;
}

/**
 * Sequences from one list of ids a point.
 *
 * @example
 * ```ts
 * wordSequences([[7, 2, 7], []]).rowStarts; // Uint32Array [0, 3, 3]
 * ```
 */
export function wordSequences(lists: readonly (readonly number[])[]): WordSequences {
  const rowStarts = new Uint32Array(lists.length + 1);
  lists.forEach((list, point) => (rowStarts[point + 1] = rowStarts[point] + list.length));
  return { points: lists.length, rowStarts, wordIds: Uint32Array.from(lists.flat()) };
}
