/** A dual solution of the ordered-partition program, in whole numbers; see {@link intervalPacking}. */
export interface IntervalPacking {
  /** For each rank j from 2: how many ranks just above j are full. */
  readonly full: number[];
  /** For each rank j from 2: how much the next rank holds. */
  readonly part: bigint[];
}

/**
 * The largest packing of intervals $[r,j)$, $r<j$, where interval (r, j) holds at most $p_r\theta_{j-1}$ and
 * the intervals across a cut i hold at most $\Theta_iT_i$ together.
 *
 * It is the linear-programming dual of the least risk over sorted scores. Greedy: right ends in rising
 * order, for each the shortest interval first, as much as fits. That is optimal because an interval left
 * out crosses a full cut, and whatever fills its leftmost full cut ends no earlier, so either could take
 * the other's place. Once a cut is full every later interval across it is 0, which is why two numbers a
 * right end describe the packing.
 *
 * `p` lists numerators by rank (sorted or not), `theta` has one less. Cost: O(L²) operations on bigints.
 * Source: derived here.
 */
export function intervalPacking(p: readonly bigint[], theta: readonly bigint[]): IntervalPacking {
  const classes = p.length;
  const room: bigint[] = [];
  let weight = 0n;
  let below = p.reduce((sum, x) => sum + x, 0n);
  for (let i = 0; i < classes - 1; i++) {
    weight += theta[i];
    below -= p[i];
    room.push(weight * below);
  }
  const full: number[] = [];
  const part: bigint[] = [];
  const held = new Array<bigint>(classes).fill(0n);
  for (let j = 1; j < classes; j++) {
    let count = 0;
    let rest = 0n;
    let first = j;
    let fits = room[j - 1];
    for (let r = j - 1; r >= 0 && theta[j - 1] > 0n; r--) {
      if (room[r] < fits) fits = room[r];
      const most = p[r] * theta[j - 1];
      held[r] = most <= fits ? most : fits;
      fits -= held[r];
      first = r;
      if (held[r] < most) {
        rest = held[r];
        break;
      }
      count++;
    }
    let running = 0n;
    for (let r = first; r < j; r++) {
      running += held[r];
      room[r] -= running;
    }
    full.push(count);
    part.push(rest);
  }
  return { full, part };
}
