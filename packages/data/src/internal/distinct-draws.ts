/** Draws `count` distinct ids below `size`; what was drawn before gives way to the next free id. */
export class DistinctDraws {
  private readonly lastRound: Uint32Array;
  private readonly drawn: Uint32Array;
  private round = 0;

  constructor(size: number, count: number) {
    this.lastRound = new Uint32Array(size);
    this.drawn = new Uint32Array(count);
  }

  /** The ids of one round, ascending; the array is overwritten by the next round. */
  draw(next: () => number): Uint32Array {
    const { drawn, lastRound } = this;
    const round = ++this.round;
    for (let at = 0; at < drawn.length; at++) {
      let id = next();
      while (lastRound[id] === round) id = id + 1 === lastRound.length ? 0 : id + 1;
      lastRound[id] = round;
      drawn[at] = id;
    }
    return drawn.sort();
  }
}
