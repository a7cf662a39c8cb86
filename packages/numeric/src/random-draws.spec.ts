import * as nmath from 'lib-r-math.js';
import { describe, expect, it } from 'vitest';

import { chiSquareTest } from './chi-square-test.ts';
import { randomStream, restoreRandomStream } from './random-stream.ts';

/*
 * Each statistical test below fails by chance with probability at most 1e-4 over the choice of seeds; the
 * seeds are fixed, so a run decides once and for all.
 */
const level = 1e-4;
const draws = 200_000;

const { qnorm, pnorm } = nmath as unknown as { qnorm(p: number): number; pnorm(x: number): number };

/** Fails when counts in equally likely cells are too uneven, or suspiciously even. */
function expectEven(cells: Float64Array): void {
  const total = cells.reduce((sum, count) => sum + count, 0);
  const { pValue } = chiSquareTest(cells, new Float64Array(cells.length).fill(total / cells.length));
  expect(pValue).toBeGreaterThan(level / 2);
  expect(pValue).toBeLessThan(1 - level / 2);
}

describe('below', () => {
  it.each([2, 3, 7, 10, 64, 1000])('is uniform on %i numbers', (n) => {
    const stream = randomStream(1, 'below', `${n}`);
    const cells = new Float64Array(n);
    for (let i = 0; i < draws; i++) cells[stream.below(n)] += 1;
    expectEven(cells);
  });

  it('is unbiased where n is no power of two and near 2^32', () => {
    // Taking the word modulo n would hit the lowest third twice as often.
    const stream = randomStream(1, 'large');
    const n = 3 * 2 ** 30;
    const cells = new Float64Array(3);
    for (let i = 0; i < draws; i++) cells[Math.floor(stream.below(n) / 2 ** 30)] += 1;
    expectEven(cells);
    const high = stream.below(2 ** 32 - 1);
    expect(Number.isInteger(high) && high >= 0 && high < 2 ** 32 - 1).toBe(true);
  });

  it('takes the exact high word of the product', () => {
    for (const n of [5, 2 ** 21 + 1, 2 ** 31 - 1, 2 ** 31 + 11, 2 ** 32 - 1]) {
      const stream = randomStream(3, 'high word');
      const words = randomStream(3, 'high word');
      for (let i = 0; i < 200; i++) {
        let product = BigInt(words.nextUint32()) * BigInt(n);
        while ((product & 0xffffffffn) < (1n << 32n) % BigInt(n))
          product = BigInt(words.nextUint32()) * BigInt(n);
        expect(stream.below(n)).toBe(Number(product >> 32n));
      }
    }
  });

  it('takes it also where rounding the product would lower it', () => {
    // The first word of a stream is the sum of two words of its state, so a state can ask for any word.
    const n = randomStream(4, 'rounding');
    for (let trial = 0; trial < 5000; trial++) {
      const range = 2 ** 31 + n.below(2 ** 31);
      // The high word is a power of two, where doubles below lie twice as close as above.
      const high = 2 ** (21 + (trial % 10));
      const word = Math.ceil((high * 2 ** 32) / range);
      const product = BigInt(word) * BigInt(range);
      if ((product & 0xffffffffn) < BigInt(2 ** 32 % range) || word >= 2 ** 32) continue;
      const drawn = restoreRandomStream([0, word | 0, 0, 0, 1, 2, 3, 4]).below(range);
      if (BigInt(drawn) !== product >> 32n) expect.fail(`${word} * ${range} gave ${drawn}`);
    }
  });

  it('is 0 for n = 1, and refuses other n', () => {
    expect(randomStream(1).below(1)).toBe(0);
    for (const n of [0, -1, 1.5, NaN, 2 ** 32]) {
      expect(() => randomStream(1).below(n)).toThrow(
        `n must be a whole number from 1 to 4294967295, got ${n}`,
      );
    }
  });
});

describe('uniform', () => {
  it('is uniform at the top, and in its lowest bits', () => {
    const stream = randomStream(2, 'uniform');
    const top = new Float64Array(100);
    const bottom = new Float64Array(64);
    let least = Infinity;
    let most = -Infinity;
    for (let i = 0; i < draws; i++) {
      const u = stream.uniform();
      least = Math.min(least, u);
      most = Math.max(most, u);
      top[Math.floor(100 * u)] += 1;
      bottom[Math.round(u * 2 ** 53) % 64] += 1;
    }
    expect(least).toBeGreaterThanOrEqual(0);
    expect(most).toBeLessThan(1);
    expectEven(top);
    expectEven(bottom);
  });
});

describe('normal', () => {
  it('fills 200 equally likely cells evenly', () => {
    const stream = randomStream(3, 'normal');
    const edges = Array.from({ length: 199 }, (_, i) => qnorm((i + 1) / 200));
    const cells = new Float64Array(200);
    // Accepting every point of a ziggurat's wedges shows only with this many.
    for (let i = 0; i < 10 * draws; i++) {
      const x = stream.normal();
      let low = 0;
      let high = 199;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (x < edges[middle]) high = middle;
        else low = middle + 1;
      }
      cells[low] += 1;
    }
    expectEven(cells);
  });

  it('has the right tails beyond the ziggurat, on both sides', () => {
    const stream = randomStream(4, 'tail');
    const beyond = pnorm(-3.6541528853610088);
    const beyond4 = pnorm(-4);
    const cells = new Float64Array(5);
    const n = 4_000_000;
    for (let i = 0; i < n; i++) {
      const x = stream.normal();
      const size = Math.abs(x);
      if (size <= 3.6541528853610088) cells[0] += 1;
      else cells[(x > 0 ? 1 : 3) + (size > 4 ? 1 : 0)] += 1;
    }
    const near = (beyond - beyond4) * n;
    const far = beyond4 * n;
    const expected = [n - 2 * (near + far), near, far, near, far];
    expect(chiSquareTest(cells, expected).pValue).toBeGreaterThan(level);
  });
});

describe('sign', () => {
  it('is even over runs of six', () => {
    const stream = randomStream(5, 'sign');
    const cells = new Float64Array(64);
    for (let i = 0; i < draws; i++) {
      let run = 0;
      for (let bit = 0; bit < 6; bit++) run = 2 * run + (stream.sign() === 1 ? 1 : 0);
      cells[run] += 1;
    }
    expectEven(cells);
  });
});

describe('shuffle', () => {
  it('makes all 24 orders of four equally likely', () => {
    const stream = randomStream(6, 'shuffle');
    const cells = new Map<string, number>();
    for (let i = 0; i < 48_000; i++) {
      const order = stream.shuffle(Uint8Array.of(0, 1, 2, 3)).join('');
      cells.set(order, (cells.get(order) ?? 0) + 1);
    }
    expect(cells.size).toBe(24);
    expectEven(Float64Array.from(cells.values()));
  });

  it('keeps what is in the array, and takes empty ones', () => {
    const array = ['a', 'b', 'c', 'd', 'e'];
    expect(randomStream(7).shuffle(array)).toBe(array);
    expect([...array].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(randomStream(7).shuffle([])).toEqual([]);
  });
});
