import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

import { mixWords } from './internal/mix-words.ts';
import { seedWords } from './internal/seed-words.ts';
import { edge, height, tailStart } from './internal/ziggurat.ts';

type Generator = ReturnType<typeof xoroshiro128plusFromState>;

/** An array whose entries can be exchanged in place. */
export interface Shuffleable {
  readonly length: number;
  [index: number]: unknown;
}

const scratch = new Int32Array(4);

/**
 * A stream of random numbers: the 32 low bits of xoroshiro128+ (pure-rand), as made by
 * {@link randomStream}. No draw allocates, and the same seed and names give the same bits everywhere.
 * Not for cryptography.
 */
class Stream {
  #generator: Generator;
  readonly #origin: Int32Array;

  constructor(generator: Generator, origin: Int32Array) {
    this.#generator = generator;
    this.#origin = origin;
  }

  /** A whole number, uniform in $[0, 2^{32})$. */
  nextUint32(): number {
    return this.#generator.next() >>> 0;
  }

  /** A multiple of $2^{-53}$, uniform in $[0, 1)$; two draws. */
  uniform(): number {
    // The high bits of each word, since the lowest bits of xoroshiro128+ are the weakest.
    const high = this.#generator.next() >>> 5;
    const low = this.#generator.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /**
   * A whole number uniform in $[0, n)$, without bias (Lemire 2019: the high word of a product, a few
   * words refused).
   *
   * @param n a whole number from 1 to $2^{32} - 1$; else a RangeError.
   */
  below(n: number): number {
    if (n >>> 0 !== n || n === 0) {
      throw new RangeError(`n must be a whole number from 1 to 4294967295, got ${n}`);
    }
    let word = this.#generator.next() >>> 0;
    let low = Math.imul(word, n) >>> 0;
    if (low < n) {
      const refused = (4294967296 - n) % n;
      while (low < refused) {
        word = this.#generator.next() >>> 0;
        low = Math.imul(word, n) >>> 0;
      }
    }
    // word * n is off by less than 2^11, so the high word comes out whole after adding a half.
    return ((word * n - low) / 4294967296 + 0.5) >>> 0;
  }

  /** A standard normal number (ziggurat of 256 layers: Marsaglia and Tsang 2000, Doornik 2005). */
  normal(): number {
    for (;;) {
      const word = this.#generator.next();
      const layer = word >>> 24;
      // 53 bits in [-1, 1): 32 of a word of their own, then 21 that the layer has not used.
      const u = ((this.#generator.next() >>> 0) * 2097152 + (word & 0x1fffff)) / 4503599627370496 - 1;
      const x = u * edge[layer];
      if (Math.abs(x) < edge[layer + 1]) return x;
      if (layer === 0) return this.#tail(u < 0);
      const y = height[layer] + this.uniform() * (height[layer + 1] - height[layer]);
      if (y < Math.exp(-0.5 * x * x)) return x;
    }
  }

  /** A number of the normal tail beyond the ziggurat (Marsaglia 1964). */
  #tail(negative: boolean): number {
    for (;;) {
      const x = Math.log(1 - this.uniform()) / tailStart;
      const y = Math.log(1 - this.uniform());
      if (-2 * y >= x * x) return negative ? x - tailStart : tailStart - x;
    }
  }

  /** $-1$ or $1$ with probability 1/2 each: a Rademacher sign. */
  sign(): 1 | -1 {
    return this.#generator.next() < 0 ? -1 : 1;
  }

  /**
   * Brings an array into a uniformly random order, in place (Fisher and Yates).
   *
   * @param array fewer than $2^{32}$ entries; 0 or 1 are left alone. Cost: one draw an entry.
   * @returns the same array.
   */
  shuffle<A extends Shuffleable>(array: A): A {
    const entries: Shuffleable = array;
    for (let i = entries.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = entries[i];
      entries[i] = entries[j];
      entries[j] = kept;
    }
    return array;
  }

  /**
   * Goes to the beginning of this stream's substream number `index`, whatever was drawn before:
   * for work cut into numbered pieces, whose draws must not depend on who does which piece.
   * The stream before any `moveTo` is apart from all substreams.
   *
   * @param index a whole number from 0 to $2^{53} - 1$; else a RangeError. Cost: O(1), one small object.
   * @returns this stream.
   */
  moveTo(index: number): this {
    if (!Number.isSafeInteger(index) || index < 0) {
      throw new RangeError(`index must be a whole number from 0 to 2^53 - 1, got ${index}`);
    }
    mixWords(this.#origin, index, scratch);
    this.#generator = generatorFrom(scratch);
    return this;
  }

  /** The state as 8 whole numbers, for {@link restoreRandomStream}; it can be stored as JSON. */
  state(): number[] {
    return [...this.#generator.getState(), ...this.#origin];
  }
}

/** A stream of random numbers, made by {@link randomStream}. */
export type RandomStream = Stream;

/**
 * The random stream named by a seed and a path of names.
 *
 * Streams of different seeds or names are independent for all practical purposes (SHA-256 of both gives
 * the 128 bits of state); the same seed and names give the same stream on every machine.
 *
 * @param seed a whole number; `7` and `7n` are the same seed.
 * @param names the path, for example `'sampling', 'epoch 3'`; `['a', 'b']` and `['ab']` differ.
 * @throws RangeError when the seed is no whole number in $(-2^{53}, 2^{53})$ or bigint.
 *
 * Cost: one hash, about 5 µs. Source: xoroshiro128+ of Blackman and Vigna 2018, by `pure-rand`.
 * @example
 * randomStream(7, 'sampling', 'epoch 3').below(10) // 9
 */
export function randomStream(seed: number | bigint, ...names: string[]): RandomStream {
  if (typeof seed !== 'bigint' && !Number.isSafeInteger(seed)) {
    throw new RangeError(`seed must be a whole number in (-2^53, 2^53) or a bigint, got ${seed}`);
  }
  // -0 and 0 are one seed.
  const origin = seedWords(typeof seed === 'bigint' ? seed : BigInt(seed), names);
  return new Stream(generatorFrom(origin), origin);
}

/**
 * The stream that goes on where `state()` was taken.
 *
 * @param state what `state()` returned: 8 whole numbers in $[-2^{31}, 2^{31})$.
 * @throws RangeError for anything else.
 *
 * Cost: O(1).
 * @example
 * const stream = randomStream(7);
 * const copy = restoreRandomStream(stream.state());
 * copy.nextUint32() === stream.nextUint32() // true
 */
export function restoreRandomStream(state: readonly number[]): RandomStream {
  if (state.length !== 8 || state.some((word) => (word | 0) !== word)) {
    throw new RangeError(
      `state must be 8 whole numbers from -2^31 to 2^31 - 1, as state() gives, got ${JSON.stringify(state)}`,
    );
  }
  return new Stream(xoroshiro128plusFromState(state.slice(0, 4)), Int32Array.from(state.slice(4)));
}

function generatorFrom(words: Int32Array): Generator {
  return xoroshiro128plusFromState([words[0], words[1], words[2], words[3]]);
}
