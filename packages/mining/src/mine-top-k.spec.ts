import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mineTopK } from './mine-top-k.ts';

/** Sorts all candidates and cuts. */
function bySorting(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  keep: number,
  positives: number[],
): number[] {
  return Array.from(labels, (_, i) => i)
    .filter((i) => !positives.includes(labels[i]))
    .sort((a, b) => scores[b] - scores[a] || labels[a] - labels[b] || a - b)
    .slice(0, keep);
}

const candidates = fc.array(
  fc.record({ score: fc.constantFrom(-5, -1, -0, 0, 0.5, 2, 2 ** 20), label: fc.nat(12) }),
  { maxLength: 40 },
);

describe('mineTopK', () => {
  it('keeps what sorting keeps, with ties, copies and positives', () => {
    fc.assert(
      fc.property(
        candidates,
        fc.integer({ min: 1, max: 45 }),
        fc.array(fc.nat(12), { maxLength: 4 }),
        (list, keep, positives) => {
          const labels = Int32Array.from(list, ({ label }) => label);
          const values = list.map(({ score }) => score);
          const out = new Int32Array(keep + 1).fill(-7);
          const padded = Int32Array.of(99, ...positives, 98);
          for (const scores of [Float64Array.from(values), Float32Array.from(values)]) {
            const kept = mineTopK(scores, labels, list.length, keep, out, padded, 1, positives.length + 1);
            const expected = bySorting(scores, labels, keep, positives);
            const all = list.filter(({ label }) => !positives.includes(label)).length <= keep;
            // All kept: in order of position. Some kept: best first.
            expect([...out.slice(0, kept)]).toEqual(all ? expected.sort((a, b) => a - b) : expected);
            expect(out[keep]).toBe(-7);
          }
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('finds the best of many', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 300 }), (values) => {
        const labels = Int32Array.from(values, (_, i) => i);
        const out = new Int32Array(values.length);
        for (const keep of [1, 2, 7, 64]) {
          const kept = mineTopK(values, labels, values.length, keep, out);
          const worstKept = Math.min(...Array.from(out.slice(0, kept), (i) => values[i]));
          expect(kept).toBe(Math.min(keep, values.length));
          expect(new Set(out.slice(0, kept)).size).toBe(kept);
          expect(values.filter((value) => value > worstKept).length).toBeLessThan(keep + 1);
          values.forEach((value, i) =>
            expect(value <= worstKept || out.slice(0, kept).includes(i)).toBe(true),
          );
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('breaks ties by the smaller label, then by the earlier draw', () => {
    const out = new Int32Array(2);
    expect(mineTopK([1, 1, 1, 1], [9, 4, 4, 7], 4, 2, out)).toBe(2);
    expect([...out]).toEqual([1, 2]);
    mineTopK([0, -0, 0], [3, 2, 1], 3, 1, out);
    expect(out[0]).toBe(2);
  });

  it('takes infinite scores, no candidates, and only positives', () => {
    const out = new Int32Array(1);
    expect(mineTopK([-Infinity, Infinity, 0], [1, 2, 3], 3, 1, out)).toBe(1);
    expect(out[0]).toBe(1);
    expect(mineTopK([-Infinity, -Infinity], [5, 4], 2, 1, out)).toBe(1);
    expect(out[0]).toBe(1);
    expect(mineTopK([], [], 0, 1, out)).toBe(0);
    expect(mineTopK([3], [8], 1, 1, out, [8])).toBe(0);
  });

  it('reads only `count` candidates', () => {
    const out = new Int32Array(1);
    mineTopK([0, 1, 9], [1, 2, 3], 2, 1, out);
    expect(out[0]).toBe(1);
  });

  it('refuses NaN, short arrays and bad counts', () => {
    const out = new Int32Array(2);
    for (const scores of [
      [NaN, 1, 2],
      [1, NaN, 2],
      [1, 2, NaN],
    ]) {
      expect(() => mineTopK(scores, [5, 5, 5], 3, 2, out)).toThrow(
        'scores must be numbers, got NaN for label 5',
      );
    }
    expect(mineTopK([NaN, 1], [5, 6], 2, 2, out, [5])).toBe(1);
    expect(() => mineTopK([1, 2, 3], [1, 2, 3], 3, 3, out)).toThrow(
      'out must hold at least 3 positions, got an array of 2',
    );
    expect(() => mineTopK([1, 2], [1, 2], 3, 1, out)).toThrow(
      'count must be a whole number from 0 to the candidates given = 2, got 3',
    );
    expect(() => mineTopK([1], [1], 1, 0, out)).toThrow('keep must be a whole number of at least 1, got 0');
  });
});
