import { binomial, formatRational, rational, type Rational } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { inducedWeights } from './induced-weights.ts';
import { inducedWeightsExact } from './induced-weights-exact.ts';
import { isNonIncreasing } from './is-non-increasing.ts';
import { prefixSums } from './prefix-sums.ts';
import { uniformSchemes, type UniformScheme } from './uniform-scheme.ts';

/*
 * What theory says of the weights, in exact arithmetic over every N, b and k up to a limit.
 */

const exact = (N: number, b: number, k: number, scheme: UniformScheme = 'without-replacement'): Rational[] =>
  inducedWeightsExact({ negatives: N, sample: b, keep: k, scheme });

const running = (weights: readonly Rational[]): Rational[] => {
  let sum = rational(0n);
  return weights.map((weight) => (sum = sum.add(weight)));
};

function* cases(mostNegatives: number): Generator<[N: number, b: number, k: number]> {
  for (let N = 1; N <= mostNegatives; N++) {
    for (let b = 1; b <= N; b++) for (let k = 1; k <= b; k++) yield [N, b, k];
  }
}

describe('weights for draws without replacement', () => {
  it('are b/N on the first k ranks, 0 beyond N − b + k, of sum k', () => {
    for (const [N, b, k] of cases(9)) {
      const weights = exact(N, b, k);
      for (let j = 1; j <= N; j++) {
        if (j <= k) expect(weights[j - 1].equals(rational(b, N))).toBe(true);
        else expect(weights[j - 1].lt(rational(b, N)) || k === b).toBe(true);
        expect(weights[j - 1].n === 0n).toBe(j > N - b + k);
      }
      expect(running(weights)[N - 1].equals(BigInt(k))).toBe(true);
    }
  });

  it('have the differences C(j−1, k−1) C(N−j−1, b−k−1) / C(N, b)', () => {
    for (const [N, b, k] of cases(9)) {
      const weights = exact(N, b, k);
      for (let j = 1; j < N; j++) {
        const expected = rational(binomial(j - 1, k - 1) * binomial(N - j - 1, b - k - 1), binomial(N, b));
        expect(weights[j - 1].sub(weights[j]).equals(expected)).toBe(true);
      }
    }
  });

  it('are top-k for b = N, even for k = b, and C(N−j, b−1)/C(N, b) for k = 1', () => {
    for (const [N, b, k] of cases(9)) {
      const weights = exact(N, b, k);
      weights.forEach((weight, i) => {
        if (b === N) expect(weight.equals(i < k ? 1n : 0n)).toBe(true);
        if (b === k) expect(weight.equals(rational(b, N))).toBe(true);
        if (k === 1) expect(weight.equals(rational(binomial(N - i - 1, b - 1), binomial(N, b)))).toBe(true);
      });
    }
  });

  it('have running sums that grow with b and with k, and majorise as the order says (N up to 12)', () => {
    for (const [N, b, k] of cases(12)) {
      const sums = running(exact(N, b, k));
      if (b < N) {
        // Both sum to k, so growing sums are majorisation.
        running(exact(N, b + 1, k)).forEach((sum, i) => expect(sum.gte(sums[i])).toBe(true));
      }
      if (k < b) {
        running(exact(N, b, k + 1)).forEach((sum, i) => {
          expect(sum.gte(sums[i])).toBe(true);
          expect(sums[i].div(BigInt(k)).gte(sum.div(BigInt(k + 1)))).toBe(true);
        });
      }
    }
  });

  it('give 0.6, 0.3, 0.1, 0, 0 for N = 5, b = 3, k = 1', () => {
    expect(exact(5, 3, 1).map(formatRational)).toEqual(['3/5', '3/10', '1/10', '0', '0']);
    expect(exact(5, 3, 2).map(formatRational)).toEqual(['3/5', '3/5', '1/2', '3/10', '0']);
    expect(exact(3, 2, 1, 'with-replacement').map(formatRational)).toEqual(['5/9', '1/3', '1/9']);
  });

  it('approach (b/N) P[Bin(b−1, u) < k] at rank uN, and ‖θ‖² = b²/((2b−1)N) for k = 1', () => {
    const N = 1_000_000;
    const weights = inducedWeights({ negatives: N, sample: 20, keep: 3, scheme: 'without-replacement' });
    for (const u of [0.01, 0.1, 0.3, 0.6]) {
      let below = 0;
      for (let i = 0; i < 3; i++) below += Number(binomial(19, i)) * u ** i * (1 - u) ** (19 - i);
      expect(Math.abs(weights[u * N - 1] / ((20 / N) * below) - 1)).toBeLessThan(1e-3);
    }
    const square = inducedWeights({
      negatives: 10_000,
      sample: 50,
      keep: 1,
      scheme: 'without-replacement',
    }).reduce((sum, weight) => sum + weight * weight, 0);
    expect(square).toBeCloseTo(0.0025315, 7);
    expect(50 ** 2 / (99 * 10_000)).toBeCloseTo(0.0025253, 7);
  });
});

describe('weights for distinct draws', () => {
  it('follow the alternating sum over inclusion and exclusion', () => {
    for (let N = 1; N <= 6; N++) {
      for (let b = 1; b <= 7; b++) {
        for (let k = 1; k <= b; k++) {
          exact(N, b, k, 'distinct').forEach((weight, index) => {
            const j = index + 1;
            let sum = 0n;
            for (let i = 0; i < k; i++) {
              for (let t = 0; t <= i; t++) {
                const power = BigInt(N - j + 1 + t) ** BigInt(b) - BigInt(N - j + t) ** BigInt(b);
                sum += (-1n) ** BigInt(i - t) * binomial(j - 1, i) * binomial(i, t) * power;
              }
            }
            expect(weight.equals(rational(sum, BigInt(N) ** BigInt(b)))).toBe(true);
          });
        }
      }
    }
  });
});

describe('weights under accidental hits', () => {
  it('mix b draws without a hit with b − 1 draws after one', () => {
    for (const [N, b, k] of cases(6)) {
      const hit = rational(b, N + 1);
      const missed = rational(N + 1 - b, N + 1);
      const rest = b === 1 ? exact(N, 1, 1).map((zero) => zero.mul(0n)) : exact(N, b - 1, Math.min(k, b - 1));
      exact(N, b, k, 'accidental-hits').forEach((weight, j) => {
        expect(weight.equals(missed.mul(exact(N, b, k)[j]).add(hit.mul(rest[j])))).toBe(true);
      });
    }
  });
});

describe('weights of every uniform scheme', () => {
  it.each(uniformSchemes)('never rise with the rank: %s', (scheme) => {
    for (const [N, b, k] of cases(8)) {
      const weights = exact(N, b, k, scheme);
      for (let j = 1; j < N; j++) expect(weights[j].lte(weights[j - 1])).toBe(true);
      expect(isNonIncreasing(inducedWeights({ negatives: N, sample: b, keep: k, scheme }))).toBe(true);
    }
  });
});

describe('prefixSums', () => {
  it('holds Θ₀ = 0 to Θ_N, without losing small terms', () => {
    expect([...prefixSums([1, 2, 3])]).toEqual([0, 1, 3, 6]);
    expect([...prefixSums([])]).toEqual([0]);
    expect(prefixSums(new Float64Array(100_000).fill(0.1))[100_000]).toBe(10_000);
  });
});

describe('isNonIncreasing', () => {
  it('passes equal neighbours and fails any rise or NaN', () => {
    expect([[], [2], [2, 2, 1], [0, -1]].map(isNonIncreasing)).toEqual([true, true, true, true]);
    expect([[1, 2], [3, 1, 1 + 1e-15], [NaN], [1, NaN], [NaN, 1]].map(isNonIncreasing)).toEqual(
      Array(5).fill(false),
    );
  });
});
