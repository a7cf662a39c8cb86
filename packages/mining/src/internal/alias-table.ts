import { type RandomStream } from '@owlery/numeric';

/** Draws from a law on 0..n − 1 in constant time (Walker 1977, Vose 1991). */
export class AliasTable {
  readonly #keep: Float64Array;
  readonly #alias: Int32Array;

  /** @param probabilities of sum 1. */
  constructor(probabilities: Float64Array) {
    const n = probabilities.length;
    const share = probabilities.map((p) => p * n);
    this.#keep = new Float64Array(n).fill(1);
    this.#alias = Int32Array.from({ length: n }, (_, i) => i);
    const small: number[] = [];
    const large: number[] = [];
    share.forEach((s, i) => (s < 1 ? small : large).push(i));
    // Each small cell is filled up from a large one; what rounding leaves over keeps itself.
    while (small.length > 0 && large.length > 0) {
      const i = small.pop() as number;
      const j = large[large.length - 1];
      this.#keep[i] = share[i];
      this.#alias[i] = j;
      share[j] -= 1 - share[i];
      if (share[j] < 1) small.push(large.pop() as number);
    }
  }

  draw(stream: RandomStream): number {
    const cell = stream.below(this.#keep.length);
    return stream.uniform() < this.#keep[cell] ? cell : this.#alias[cell];
  }
}
