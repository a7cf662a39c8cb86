import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chiSquareTest } from './chi-square-test.ts';
import { randomStream, restoreRandomStream, type RandomStream } from './random-stream.ts';

const mask = (1n << 64n) - 1n;
const rotated = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (64n - by))) & mask;

/** xoroshiro128+ with a = 24, b = 16, c = 37, as Blackman and Vigna print it, in 64-bit whole numbers. */
function* xoroshiro(state: readonly number[]): Generator<number> {
  const word = (high: number, low: number): bigint => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  let s0 = word(state[0], state[1]);
  let s1 = word(state[2], state[3]);
  for (;;) {
    yield Number((s0 + s1) & 0xffffffffn);
    s1 ^= s0;
    s0 = rotated(s0, 24n) ^ s1 ^ ((s1 << 16n) & mask);
    s1 = rotated(s1, 37n);
  }
}

const first = (stream: RandomStream, count: number): number[] =>
  Array.from({ length: count }, () => stream.nextUint32());

describe('randomStream', () => {
  it('keeps its bits: they are part of every recorded result', () => {
    expect(first(randomStream(7, 'sampling', 'epoch 3'), 4)).toMatchInlineSnapshot(`
      [
        3997382101,
        2205263941,
        4125625778,
        1911738528,
      ]
    `);
    expect(first(randomStream(0), 2)).toMatchInlineSnapshot(`
      [
        672539644,
        3264787921,
      ]
    `);
    expect(first(randomStream(7).moveTo(12345), 2)).toMatchInlineSnapshot(`
      [
        3370849316,
        1823614678,
      ]
    `);
  });

  it('is xoroshiro128+', () => {
    const stream = randomStream(11, 'oracle');
    const oracle = xoroshiro(stream.state());
    for (let i = 0; i < 300; i++) expect(stream.nextUint32()).toBe(oracle.next().value);
  });

  it('depends on the seed and on every name and its place, not on how a seed is written', () => {
    const starts = [
      randomStream(1),
      randomStream(2),
      randomStream(-1),
      randomStream(1, 'a'),
      randomStream(1, 'a', 'b'),
      randomStream(1, 'b', 'a'),
      randomStream(1, 'ab'),
      randomStream(1, ''),
      randomStream(1n << 64n, 'a'),
    ].map((stream) => first(stream, 3).join());
    expect(new Set(starts).size).toBe(starts.length);
    expect(first(randomStream(7n, 'x'), 3)).toEqual(first(randomStream(7, 'x'), 3));
    expect(first(randomStream(-0), 3)).toEqual(first(randomStream(0), 3));
  });

  it.each([NaN, 0.5, 2 ** 53, Infinity])('refuses the seed %s', (seed) => {
    expect(() => randomStream(seed)).toThrow('seed must be a whole number in (-2^53, 2^53) or a bigint');
  });

  it('goes on from a stored state to the same bits', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(50), (seed, draws) => {
        const stream = randomStream(seed, 'state');
        for (let i = 0; i < draws; i++) stream.normal();
        const copy = restoreRandomStream(JSON.parse(JSON.stringify(stream.state())) as number[]);
        for (let i = 0; i < 5; i++) expect(copy.normal()).toBe(stream.normal());
        expect(first(copy.moveTo(3), 2)).toEqual(first(stream.moveTo(3), 2));
      }),
      { seed: 11, numRuns: 50 },
    );
    expect(() => restoreRandomStream([1, 2, 3])).toThrow('state must be 8 whole numbers');
    expect(() => restoreRandomStream([0, 0, 0, 0, 0, 0, 0, 2 ** 31])).toThrow(RangeError);
  });
});

describe('moveTo', () => {
  it('does not depend on what was drawn before', () => {
    const fresh = randomStream(5).moveTo(8);
    const used = randomStream(5);
    first(used.moveTo(9), 10);
    expect(first(used.moveTo(8), 5)).toEqual(first(fresh, 5));
  });

  it('tells substreams apart, from each other and from the stream itself', () => {
    const starts = new Set([first(randomStream(5), 2).join()]);
    for (let i = 0; i < 3000; i++) starts.add(first(randomStream(5).moveTo(i), 2).join());
    for (const far of [2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1])
      starts.add(first(randomStream(5).moveTo(far), 2).join());
    expect(starts.size).toBe(3004);
  });

  it('makes neighbouring substreams independent (chi-square on 64 cells, level 1e-4)', () => {
    const stream = randomStream(5, 'neighbours');
    const cells = new Float64Array(64);
    for (let i = 0; i < 64000; i++) cells[8 * stream.moveTo(i).below(8) + stream.moveTo(i + 1).below(8)] += 1;
    // Pairs overlap, but are independent under the hypothesis: each substream's draw is.
    expect(chiSquareTest(cells, new Float64Array(64).fill(1000)).pValue).toBeGreaterThan(1e-4);
  });

  it.each([-1, 0.5, 2 ** 53])('refuses index %s', (index) => {
    expect(() => randomStream(1).moveTo(index)).toThrow('index must be a whole number from 0 to 2^53 - 1');
  });
});
