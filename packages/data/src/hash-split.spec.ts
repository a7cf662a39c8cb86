import { describe, expect, it } from 'vitest';
import { hashSplit } from './hash-split.ts';

const shares = { train: 0.8, dev: 0.1, test: 0.1 };
const keys = Array.from({ length: 20_000 }, (_, at) => `key ${at}`);
const partOf = (list: readonly string[], salt?: string) => {
  const split = hashSplit(list, shares, salt);
  const parts = new Array<string>(list.length);
  for (const [part, positions] of Object.entries(split)) for (const at of positions) parts[at] = part;
  return parts;
};

describe('hashSplit', () => {
  it('splits as SHA-256 says', () => {
    // printf 'salt\n%s' alpha | sha256sum, and so on; the first 12 digits over 16^12:
    // .939 .220 .346 .232 .081 .960 .351 .753 .839 .373 .929 .132
    const letters = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu'.split(' ');
    expect(hashSplit(letters, shares, 'salt')).toEqual({
      train: Uint32Array.of(1, 2, 3, 4, 6, 7, 9, 11),
      dev: Uint32Array.of(8),
      test: Uint32Array.of(0, 5, 10),
    });
  });

  it('puts every position into one part, ascending', () => {
    const { train, dev, test } = hashSplit(keys, shares);
    expect([...train, ...dev, ...test].sort((a, b) => a - b)).toEqual([...keys.keys()]);
    for (const part of [train, dev, test]) expect(part).toEqual(part.slice().sort());
  });

  it('meets the shares on average', () => {
    const { train, dev, test } = hashSplit(keys, shares);
    // Five standard deviations of a binomial count: 283 for train, 212 for the others.
    expect(Math.abs(train.length - 16_000)).toBeLessThan(283);
    expect(Math.abs(dev.length - 2_000)).toBeLessThan(212);
    expect(Math.abs(test.length - 2_000)).toBeLessThan(212);
  });

  it('keeps equal keys together, and each key in its part whatever else is there', () => {
    const alone = partOf(keys.slice(100, 200));
    const doubled = partOf([...keys, ...keys]);
    expect(doubled.slice(100, 200)).toEqual(alone);
    expect(doubled.slice(0, keys.length)).toEqual(doubled.slice(keys.length));
  });

  it('gives an independent split for another salt', () => {
    const [one, other] = [partOf(keys), partOf(keys, 'other')];
    const both = keys.filter((_, at) => one[at] === 'test' && other[at] === 'test').length;
    // 200 expected, standard deviation 14.
    expect(Math.abs(both - 200)).toBeLessThan(70);
  });

  it('gives empty parts for no keys and for shares of 0', () => {
    expect(hashSplit([], shares)).toEqual({
      train: new Uint32Array(),
      dev: new Uint32Array(),
      test: new Uint32Array(),
    });
    expect(hashSplit(keys, { train: 1, dev: 0, test: 0 }).train.length).toBe(keys.length);
    expect(hashSplit(keys, { train: 0, dev: 1, test: 0 }).dev.length).toBe(keys.length);
  });

  it.each([
    [0.8, 0.1, 0.2],
    [1.1, -0.1, 0],
    [NaN, 0.5, 0.5],
  ])('refuses shares %d, %d, %d', (train, dev, test) => {
    expect(() => hashSplit(keys, { train, dev, test })).toThrow(
      new RangeError(`shares must be from 0 to 1 and add up to 1, got ${train}, ${dev}, ${test}`),
    );
  });
});
