import { describe, expect, it } from 'vitest';

import { distinctCountProbabilities } from './distinct-count-probabilities.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { Stamps } from './stamps.ts';
import { sumFromTail } from './sum-from-tail.ts';

describe('gaussLegendre', () => {
  it('integrates powers up to 2·order − 1 on [0, 1], and no further', () => {
    for (const order of [1, 2, 3, 4, 9, 16]) {
      const { nodes, weights } = gaussLegendre(order);
      const integral = (power: number): number =>
        nodes.reduce((sum, x, i) => sum + weights[i] * x ** power, 0);
      for (let power = 0; power < 2 * order; power++) {
        expect(Math.abs(integral(power) * (power + 1) - 1), `x^${power}, order ${order}`).toBeLessThan(1e-14);
      }
      if (order < 9) expect(Math.abs(integral(2 * order) * (2 * order + 1) - 1)).toBeGreaterThan(1e-9);
    }
  });
});

describe('distinctCountProbabilities', () => {
  it('knows the birthdays of 23 people', () => {
    const p = distinctCountProbabilities(365, 23);
    let allDifferent = 1;
    for (let i = 0; i < 23; i++) allDifferent *= (365 - i) / 365;
    expect(p[23]).toBeCloseTo(allDifferent, 15);
    expect(p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 14);
  });

  it('has mean N (1 − (1 − 1/N)^b), also where the ends underflow', () => {
    for (const [N, b] of [
      [5, 1],
      [10, 4000],
      [3000, 3000],
      [20_000, 6000],
    ]) {
      const p = distinctCountProbabilities(N, b);
      const mean = p.reduce((sum, x, m) => sum + m * x, 0);
      expect(Math.abs(mean / (-N * Math.expm1(b * Math.log1p(-1 / N))) - 1)).toBeLessThan(1e-12);
    }
  });
});

describe('sumFromTail', () => {
  it('loses no small term', () => {
    const differences = new Float64Array(100_000).fill(0.1);
    sumFromTail(differences);
    expect(differences[0]).toBe(10_000);
    expect(differences[99_999]).toBe(0.1);
  });
});

describe('Stamps', () => {
  it('empties in one step, also when the stamp runs out', () => {
    const stamps = new Stamps(3, 2);
    for (const value of [0, 1, 2, 0, 2, 1, 0]) {
      stamps.clear();
      expect([0, 1, 2].map((each) => stamps.has(each))).toEqual([false, false, false]);
      expect([stamps.add(value), stamps.add(value), stamps.has(value)]).toEqual([true, false, true]);
    }
  });
});
