import { binomial, checkWholeNumber, rational, type Rational } from '@owlery/numeric';

import { capacityWeightsExact } from './capacity-weights-exact.ts';
import { type InducedWeightsOptions } from './induced-weights.ts';
import { checkMiningScheme } from './mining-scheme.ts';

/**
 * The order weights of {@link inducedWeights} as exact rationals.
 *
 * Formulas as there, with the law of the number of different draws from
 * $\Pr[M = m] = S(b, m)\,N!/((N-m)!\,N^b)$, S the Stirling numbers of the second kind.
 *
 * @param options N, b, k and the scheme, as {@link checkMiningScheme} allows; `head` from 1 to N.
 * @returns $\theta_1..\theta_N$ (or the head), best rank first.
 * @throws RangeError for options out of range.
 *
 * Cost: one step of bigints of about $\log_2\binom Nb$ (or $b \log_2 N$) bits for each weight wanted; k of
 * them with replacement; $O(b^2)$ more for `distinct`, and that many times as much a weight.
 * Source: derived here.
 * @example
 * inducedWeightsExact({ negatives: 3, sample: 2, keep: 1, scheme: 'with-replacement' }).map(formatRational)
 * // ['5/9', '1/3', '1/9']
 */
export function inducedWeightsExact(options: InducedWeightsOptions): Rational[] {
  checkMiningScheme(options);
  const { negatives: N, sample: b, keep: k, scheme, head = N } = options;
  checkWholeNumber('head', head, 1, N, 'negatives');
  switch (scheme) {
    case 'without-replacement':
      return withoutReplacement(N, b, k, head);
    case 'with-replacement':
      return withReplacement(N, b, k, head);
    case 'accidental-hits': {
      const hit = rational(b, N + 1);
      const missed = rational(N + 1 - b, N + 1);
      const whole = b > N ? none(head) : withoutReplacement(N, b, k, head);
      const rest = withoutReplacement(N, b - 1, Math.min(k, b - 1), head);
      return whole.map((weight, j) => missed.mul(weight).add(hit.mul(rest[j])));
    }
    case 'distinct': {
      let weights = none(head);
      distinctCounts(N, b).forEach((share, m) => {
        if (share.n === 0n) return;
        const given = withoutReplacement(N, m, Math.min(k, m), head);
        weights = weights.map((weight, j) => weight.add(share.mul(given[j])));
      });
      return weights;
    }
  }
}

const none = (length: number): Rational[] => Array.from({ length }, () => rational(0n));

/** $\theta_{j+1} = \theta_j - \Delta_j$ from $\theta_1 = b/N$; over the common denominator $\binom Nb$. */
function withoutReplacement(N: number, b: number, k: number, head: number): Rational[] {
  if (b === 0) return none(head);
  if (k === b) return Array.from({ length: head }, () => rational(b, N));
  const denominator = binomial(N, b);
  let numerator = (denominator * BigInt(b)) / BigInt(N);
  let difference = 0n;
  const weights: Rational[] = [];
  for (let j = 1; j <= head; j++) {
    weights.push(rational(numerator, denominator));
    if (j === k) difference = binomial(N - k - 1, b - k - 1);
    else if (j > k && j < N)
      difference = (difference * BigInt((j - 1) * (N - j - b + k + 1))) / BigInt((j - k) * (N - j));
    numerator -= difference;
  }
  return weights;
}

/** $\theta_j = h(j) - h(j-1)$ with $h(j) N^b = k N^b - \sum_{x<k} (k-x) \binom bx j^x (N-j)^{b-x}$. */
function withReplacement(N: number, b: number, k: number, head: number): Rational[] {
  const masses = Array.from({ length: head }, () => rational(1, N));
  return capacityWeightsExact(head === N ? masses : [...masses, rational(N - head, N)], b, k).slice(0, head);
}

/** P[M = m], m = 0..min(b, N). */
function distinctCounts(N: number, b: number): Rational[] {
  const most = Math.min(b, N);
  const ways = Array.from({ length: most + 1 }, () => 0n);
  ways[0] = 1n;
  for (let draw = 1; draw <= b; draw++) {
    for (let m = most; m > 0; m--) ways[m] = ways[m] * BigInt(m) + ways[m - 1] * BigInt(N - m + 1);
    ways[0] = 0n;
  }
  const all = BigInt(N) ** BigInt(b);
  return ways.map((count) => rational(count, all));
}
