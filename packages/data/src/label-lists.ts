/**
 * The positive labels of every point: those of point `i` are
 * `labelIds[rowStarts[i]] … labelIds[rowStarts[i + 1] - 1]`, ascending and distinct.
 */
export interface LabelLists {
  readonly points: number;
  /** How many labels there are in all; ids are below it. */
  readonly labels: number;
  /** `points + 1` offsets, the first 0, the last the number of entries. */
  readonly rowStarts: Uint32Array;
  readonly labelIds: Uint32Array;
}
