import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bowl, exponential, hinge, logistic, powl, squaredHinge, surrogates } from './index.ts';

const subgradient = (loss: ReturnType<typeof powl>, scores: readonly number[], label: number): number[] => {
  const out = new Float64Array(scores.length).fill(NaN);
  const value = loss.subgradient(Float64Array.from(scores), label, out);
  expect(value).toBe(loss.value(Float64Array.from(scores), label));
  return Array.from(out);
};

describe('values worked out by hand', () => {
  // Label 1 scores 0.5; the negatives in falling order are 2, 0.25 and -1 (classes 3, 0, 2).
  const scores = Float64Array.of(0.25, 0.5, -1, 2);
  const theta = [0.5, 0.25, 2];

  it('POWL: margins -1.5, 0.25, 1.5', () => {
    expect(powl({ surrogate: hinge, weights: theta }).value(scores, 1)).toBe(0.5 * 2.5 + 0.25 * 0.75);
    expect(powl({ surrogate: squaredHinge, weights: theta }).value(scores, 1)).toBe(
      0.5 * 6.25 + 0.25 * 0.5625,
    );
    const e = powl({ surrogate: exponential, weights: theta }).value(scores, 1);
    expect(e).toBeCloseTo(0.5 * Math.exp(1.5) + 0.25 * Math.exp(-0.25) + 2 * Math.exp(-1.5), 14);
  });

  it('BOWL: margins 0.5 for the label, -2, -0.25 and 1 for the negatives', () => {
    expect(bowl({ surrogate: hinge, weights: theta }).value(scores, 1)).toBe(0.5 + 0.5 * 3 + 0.25 * 1.25);
    const l = bowl({ surrogate: logistic, weights: theta }).value(scores, 1);
    const log1pExp = (s: number) => Math.log(1 + Math.exp(s));
    expect(l).toBeCloseTo(log1pExp(-0.5) + 0.5 * log1pExp(2) + 0.25 * log1pExp(0.25) + 2 * log1pExp(-1), 14);
  });

  it('subgradients', () => {
    expect(subgradient(powl({ surrogate: hinge, weights: theta }), [0.25, 0.5, -1, 2], 1)).toEqual([
      0.25, -0.75, 0, 0.5,
    ]);
    expect(subgradient(bowl({ surrogate: hinge, weights: theta }), [0.25, 0.5, -1, 2], 1)).toEqual([
      0.25, -1, 0, 0.5,
    ]);
    expect(subgradient(powl({ surrogate: squaredHinge, weights: theta }), [0.25, 0.5, -1, 2], 1)).toEqual([
      0.375, -2.875, 0, 2.5,
    ]);
  });

  it('Crammer–Singer, Weston–Watkins and one-vs-all', () => {
    const f = Float64Array.of(1, 0.5, 0.75);
    expect(powl({ surrogate: hinge, weights: [1, 0] }).value(f, 0)).toBe(0.75);
    expect(powl({ surrogate: hinge, weights: [1, 1] }).value(f, 0)).toBe(1.25);
    expect(bowl({ surrogate: hinge, weights: [1, 1] }).value(f, 0)).toBe(3.25);
  });

  it('two classes', () => {
    expect(powl({ surrogate: hinge, weights: [3] }).value(Float64Array.of(0, 0.5), 0)).toBe(4.5);
    expect(subgradient(powl({ surrogate: hinge, weights: [3] }), [0, 0.5], 0)).toEqual([-3, 3]);
  });
});

describe('ties', () => {
  const tied = [0.5, 0.25, 0.5, 0.5, 0.25];
  it('the smaller class index ranks first', () => {
    const bowlLoss = bowl({ surrogate: hinge, weights: [4, 3, 2, 1] });
    expect(subgradient(bowlLoss, tied, 4)).toEqual([4, 1, 3, 2, -1]);
    expect(subgradient(bowlLoss, tied, 0)).toEqual([-1, 2, 4, 3, 1]);
    expect(subgradient(powl({ surrogate: hinge, weights: [1, 4, 2, 3] }), tied, 2)).toEqual([
      1, 2, -10, 4, 3,
    ]);
  });
  it('0 and -0 tie', () => {
    const loss = bowl({ surrogate: hinge, weights: [2, 1] });
    expect(subgradient(loss, [-0, 0, 3], 2)).toEqual([2, 1, 0]);
    expect(subgradient(loss, [0, -0, 3], 2)).toEqual([2, 1, 0]);
  });
  it('the label never takes a rank', () => {
    expect(subgradient(bowl({ surrogate: hinge, weights: [2, 1] }), [0.5, 0.5, 0.5], 1)).toEqual([2, -1, 1]);
  });
});

describe('against the maximum over all orders', () => {
  // For non-increasing weights the loss is the largest sum over the orders of the negatives.
  const permutations = (n: number): number[][] =>
    n === 0
      ? [[]]
      : permutations(n - 1).flatMap((rest) =>
          Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
        );

  it.each(surrogates)('$id', (surrogate) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 5, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 0, max: 4 }),
        (quarters, raw, label) => {
          const scores = quarters.map((q) => q / 4);
          const theta = raw.sort((a, b) => b - a);
          const others = scores.filter((_, c) => c !== label);
          const best = (cost: (score: number) => number) =>
            Math.max(
              ...permutations(4).map((order) =>
                order.reduce((sum, c, j) => sum + theta[j] * cost(others[c]), 0),
              ),
            );
          const f = Float64Array.from(scores);
          const pairwise = best((score) => surrogate.value(scores[label] - score));
          const binary = surrogate.value(scores[label]) + best((score) => surrogate.value(-score));
          expect(powl({ surrogate, weights: theta }).value(f, label)).toBeCloseTo(pairwise, 10);
          expect(bowl({ surrogate, weights: theta }).value(f, label)).toBeCloseTo(binary, 10);
        },
      ),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe('masked classes and overflow', () => {
  it('a negative at -Infinity adds nothing', () => {
    for (const surrogate of surrogates) {
      const loss = powl({ surrogate, weights: [1, 0.5, 0.25] });
      const masked = [0, -Infinity, 0.5, -Infinity];
      const value = loss.value(Float64Array.from(masked), 0);
      expect(value).toBe(surrogate.value(-0.5));
      expect(subgradient(loss, masked, 0)[1]).toBe(0);
    }
  });
  it('a weight of 0 stays 0 where the surrogate overflows', () => {
    const loss = bowl({ surrogate: exponential, weights: [0, 1] });
    expect(loss.value(Float64Array.of(0, 1000, 0), 0)).toBe(2);
    expect(subgradient(loss, [0, 1000, 0], 0)).toEqual([-1, 0, 1]);
  });
});

describe('metadata', () => {
  it('convex if and only if the weights never rise', () => {
    expect(powl({ surrogate: hinge, weights: [2, 1, 1] }).convex).toBe(true);
    expect(bowl({ surrogate: hinge, weights: [1, 2, 0] }).convex).toBe(false);
  });
  it('the weights are a copy', () => {
    const given = Float64Array.of(1, 1);
    const loss = powl({ surrogate: hinge, weights: given });
    given[0] = 100;
    expect(loss.value(Float64Array.of(0, 0, 0), 0)).toBe(2);
    expect(loss.withWeights(given).value(Float64Array.of(0, 0, 0), 0)).toBe(101);
    expect(loss.withWeights(given).id).toBe(loss.id);
  });
});

describe.each([powl, bowl])('%o refuses', (build) => {
  const loss = build({ surrogate: hinge, weights: [1, 1] });
  const out = new Float64Array(3);
  it('bad weights', () => {
    expect(() => build({ surrogate: hinge, weights: [] })).toThrow(
      'weights must hold at least one number (one negative), got length 0',
    );
    expect(() => build({ surrogate: hinge, weights: [1, -1] })).toThrow(
      'weights must be finite and at least 0, got -1 at rank 2',
    );
    expect(() => build({ surrogate: hinge, weights: [NaN] })).toThrow('got NaN at rank 1');
  });
  it.each([
    [[1, 2], 0, 'scores must hold 3 numbers, one a class, got 2'],
    [[1, 2, 3, 4], 0, 'scores must hold 3 numbers, one a class, got 4'],
    [[1, NaN, 3], 0, 'scores must be below Infinity and not NaN, got NaN at class 1'],
    [[NaN, 1, 3], 0, 'scores must be below Infinity and not NaN, got NaN at class 0'],
    [[1, 2, Infinity], 0, 'scores must be below Infinity and not NaN, got Infinity at class 2'],
    [[1, -Infinity, 1], 1, "the label's score must be finite, got -Infinity at class 1"],
    [[1, 2, 3], 3, 'label must be a whole number from 0 to 2, got 3'],
    [[1, 2, 3], -1, 'label must be a whole number from 0 to 2, got -1'],
    [[1, 2, 3], 0.5, 'label must be a whole number from 0 to 2, got 0.5'],
  ])('%o with label %d', (scores, label, message) => {
    expect(() => loss.value(Float64Array.from(scores), label)).toThrow(new RangeError(message));
    expect(() => loss.subgradient(Float64Array.from(scores), label, out)).toThrow(new RangeError(message));
  });
  it('a bad out', () => {
    const scores = new Float64Array(3);
    expect(() => loss.subgradient(scores, 0, new Float64Array(2))).toThrow(
      'out must hold 3 numbers, one a class, got 2',
    );
    expect(() => loss.subgradient(scores, 0, scores)).toThrow('out must be another array than scores');
  });
});
