import { formatRational, parseRational, rational, rationalToDouble, type Rational } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { capacityWeights } from './capacity-weights.ts';
import { capacityWeightsExact } from './capacity-weights-exact.ts';
import { isNonIncreasing } from './is-non-increasing.ts';

/** Masses as whole numbers of a common total, some of them 0. */
const counts = fc
  .array(fc.nat(9), { minLength: 1, maxLength: 6 })
  .filter((list) => list.some((count) => count > 0));

function exactMasses(list: readonly number[]): Rational[] {
  const total = list.reduce((sum, count) => sum + count, 0);
  return list.map((count) => rational(count, total));
}

/** Expected copies kept of each rank, by listing all sequences of b draws with their probabilities. */
function byEnumeration(masses: readonly Rational[], b: number, k: number): Rational[] {
  const weights = masses.map(() => rational(0n));
  const walk = (drawn: number[], probability: Rational): void => {
    if (drawn.length < b) {
      masses.forEach((mass, rank) => walk([...drawn, rank], probability.mul(mass)));
      return;
    }
    for (const rank of drawn.sort((x, y) => x - y).slice(0, k))
      weights[rank] = weights[rank].add(probability);
  };
  walk([], rational(1n));
  return weights;
}

describe('capacityWeightsExact', () => {
  it('counts what every sequence of draws keeps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        (list, b) => {
          fc.pre(list.some((count) => count > 0));
          const masses = exactMasses(list);
          for (let k = 1; k <= b; k++) {
            expect(capacityWeightsExact(masses, b, k).map(formatRational)).toEqual(
              byEnumeration(masses, b, k).map(formatRational),
            );
          }
        },
      ),
      { seed: 1, numRuns: 40 },
    );
  });

  it('sums to k, with θ_j/q_j non-increasing', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (list, b, k) => {
        fc.pre(k <= b);
        const masses = exactMasses(list);
        const weights = capacityWeightsExact(masses, b, k);
        expect(weights.reduce((sum, weight) => sum.add(weight), rational(0n)).equals(BigInt(k))).toBe(true);
        const ratios = weights.flatMap((weight, j) => (masses[j].n === 0n ? [] : [weight.div(masses[j])]));
        for (let j = 1; j < ratios.length; j++) expect(ratios[j].lte(ratios[j - 1])).toBe(true);
        weights.forEach((weight, j) => expect(weight.n === 0n || masses[j].n > 0n).toBe(true));
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('refuses masses that are no law', () => {
    expect(() => capacityWeightsExact([rational(1, 2)], 2, 1)).toThrow('masses must have the sum 1, got 1/2');
    expect(() => capacityWeightsExact([rational(-1, 2), rational(3, 2)], 2, 1)).toThrow(
      'got -1/2 at index 0',
    );
  });
});

describe('capacityWeights', () => {
  it('gives the instance that is convex and no OWL', () => {
    const weights = capacityWeights([0.1, 0.6, 0.3], 3, 1);
    [0.271, 0.702, 0.027].forEach((expected, j) => expect(weights[j]).toBeCloseTo(expected, 15));
    expect(isNonIncreasing(weights)).toBe(false);
    const exact = capacityWeightsExact(['1/10', '3/5', '3/10'].map(parseRational), 3, 1);
    expect(exact.map(formatRational)).toEqual(['271/1000', '351/500', '27/1000']);
  });

  it('agrees with exact weights to 1e-12', () => {
    const draws = fc.constantFrom(1, 2, 3, 5, 17, 33, 60, 150);
    fc.assert(
      fc.property(counts, draws, fc.double({ min: 0, max: 1, noNaN: true }), (list, b, share) => {
        const k = 1 + Math.floor(share * (b - 1));
        const masses = exactMasses(list);
        const weights = capacityWeights(masses.map(rationalToDouble), b, k);
        capacityWeightsExact(masses, b, k).forEach((weight, j) => {
          const expected = rationalToDouble(weight);
          // Rounding the masses moves the weights too, by up to b roundings.
          const allowed = 1e-12 * Math.max(expected, 1e-25) * Math.max(1, b / 10);
          expect(Math.abs(weights[j] - expected), `b = ${b}, k = ${k}, rank ${j + 1}`).toBeLessThan(allowed);
        });
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  it('takes a log-uniform law over 10^5 classes', () => {
    const L = 100_000;
    const q = Float64Array.from({ length: L }, (_, c) => Math.log1p(1 / (c + 1)) / Math.log(L + 1));
    const weights = capacityWeights(q, 512, 5);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(5, 9);
    for (let j = 1; j < L; j++) {
      // Below the normal range a double has fewer digits.
      if (weights[j] < 1e-290) continue;
      if (!(weights[j] / q[j] <= (weights[j - 1] / q[j - 1]) * (1 + 1e-12)))
        expect.fail(`ratio rises at ${j}`);
    }
  });

  it.each([
    [[0.5, 0.4], 2, 1, 'masses must have the sum 1, got 0.9'],
    [[1.5, -0.5], 2, 1, 'masses must be finite and at least 0, got -0.5 at index 1'],
    [[NaN], 2, 1, 'got NaN at index 0'],
    [[1], 2, 3, 'keep must be a whole number from 1 to sample = 2, got 3'],
    [[1], 0, 1, 'sample must be a whole number of at least 1, got 0'],
  ])('refuses %j with b = %i, k = %i', (masses, b, k, message) => {
    expect(() => capacityWeights(masses, b, k)).toThrow(message);
  });
});
