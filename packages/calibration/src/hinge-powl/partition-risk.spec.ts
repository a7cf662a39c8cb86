import { hinge, powl } from '@owlery/losses';
import { rational } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { partitionScores } from '../certificates/partition-scores.ts';
import { conditionalRisk } from '../conditional-risk.ts';
import { smallInstances } from '../instances.support.ts';
import { partitionRisk } from './partition-risk.ts';

const subsets = (n: number): number[][] =>
  Array.from({ length: 2 ** n }, (_, bits) =>
    Array.from({ length: n }, (_, i) => i + 1).filter((i) => (bits >> (i - 1)) & 1),
  );

describe('partitionRisk', () => {
  it('is the conditional risk at the scores of the partition, for every cut set', () => {
    fc.assert(
      fc.property(smallInstances(6), ({ masses, weights }) => {
        const loss = powl({ surrogate: hinge, weights });
        for (const cuts of subsets(masses.length - 1)) {
          const scores = Float64Array.from(partitionScores(masses.length, cuts), Number);
          expect(partitionRisk(masses, weights, cuts)).toBe(conditionalRisk(masses, loss, scores));
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('has a cost of blocks that obeys the quadrangle inequality, for any p and θ', () => {
    const list = (n: number) => fc.array(fc.nat(9), { minLength: n, maxLength: n });
    let strict = 0;
    fc.assert(
      fc.property(list(8), list(7), (p, theta) => {
        const sum = (x: number[], end: number): number => x.slice(0, end).reduce((s, v) => s + v, 0);
        const cost = (a: number, b: number): number =>
          (sum(p, b) - sum(p, a)) * sum(theta, b - 1) + sum(theta, b) * (sum(p, 8) - sum(p, b));
        for (let a = 0; a < 8; a++)
          for (let a2 = a + 1; a2 < 8; a2++)
            for (let b = a2 + 1; b <= 8; b++)
              for (let b2 = b + 1; b2 <= 8; b2++) {
                const slack = cost(a, b2) + cost(a2, b) - cost(a, b) - cost(a2, b2);
                expect(slack).toBeGreaterThanOrEqual(0);
                if (slack > 0) strict++;
              }
      }),
      { seed: 5, numRuns: 100 },
    );
    expect(strict).toBeGreaterThan(1000);
  });

  it('gives the four risks of the example with three classes', () => {
    const risks = (p: number[]): number[] =>
      [[], [1], [2], [1, 2]].map((cuts) => partitionRisk(p, [1, 1], cuts));
    for (const [i, expected] of [2, 1.8, 1.75, 1.95].entries())
      expect(risks([0.4, 0.35, 0.25])[i]).toBeCloseTo(expected, 14);
    for (const [i, expected] of [2, 1.2, 1.45, 1.25].entries())
      expect(risks([0.6, 0.25, 0.15])[i]).toBeCloseTo(expected, 14);
  });

  it.each([
    [[2, 1], 'got 1 after 2'],
    [[3], 'got 3 after 0'],
    [[0], 'got 0 after 0'],
    [[1.5], 'got 1.5 after 0'],
  ])('refuses the cuts %j', (cuts, message) => {
    expect(() => partitionRisk([0.5, 0.3, 0.2], [1, 1], cuts)).toThrow(
      new RangeError(`cuts must rise within 1 to classes - 1 = 2, ${message}`),
    );
  });

  it('refuses weights of another length', () => {
    expect(() => partitionRisk([0.5, 0.5], [1, 1], [])).toThrow('(classes - 1 = 1), got 2');
  });
});

describe('partitionScores', () => {
  it('counts the cuts at or after a rank', () => {
    expect(partitionScores(4, [1, 3])).toEqual([2n, 1n, 1n, 0n]);
    expect(partitionScores(2, [])).toEqual([rational(0).n, 0n]);
  });
});
