import { binomial, checkWholeNumber, rational, type Rational } from '@owlery/numeric';

/**
 * The rank weights of {@link capacityWeights} as exact rationals.
 *
 * $$\theta_j = h(Q_j) - h(Q_{j-1}),\qquad h(Q) = k - \sum_{x<k} (k-x) \binom bx Q^x (1-Q)^{b-x}.$$
 *
 * @param masses $q_1..q_n \ge 0$, the exact sampling mass of the ranks, best scored first, of sum 1.
 * @param sample b, at least 1.
 * @param keep k, from 1 to b.
 * @throws RangeError for a negative mass, a sum other than 1, or b or k out of range.
 *
 * Cost: O(n k) products of rationals with denominators of b times as many digits as that of q.
 * Source: derived here.
 * @example
 * capacityWeightsExact(['1/10', '3/5', '3/10'].map(parseRational), 3, 1).map(formatRational)
 * // ['271/1000', '351/500', '27/1000']
 */
export function capacityWeightsExact(masses: readonly Rational[], sample: number, keep: number): Rational[] {
  checkWholeNumber('sample', sample, 1, Infinity);
  checkWholeNumber('keep', keep, 1, sample, 'sample');
  // Everything over one denominator D: h(Q) D^b is whole.
  const D = masses.reduce((common, { d }) => (common / greatestCommonDivisor(common, d)) * d, 1n);
  const whole = masses.map(({ s, n, d }, j) => {
    if (s < 0n) throw new RangeError(`masses must be at least 0, got -${n}/${d} at index ${j}`);
    return (n * D) / d;
  });
  const sum = whole.reduce((total, mass) => total + mass, 0n);
  if (sum !== D) throw new RangeError(`masses must have the sum 1, got ${sum}/${D}`);
  const denominator = D ** BigInt(sample);
  let before = BigInt(keep) * denominator;
  let Q = 0n;
  return whole.map((mass) => {
    Q += mass;
    const missing = expectedShortfall(Q, D, sample, keep);
    const weight = rational(before - missing, denominator);
    before = missing;
    return weight;
  });
}

/** $D^b\,\mathbb E[k - X]_+$ for $X \sim \mathrm{Bin}(b, Q/D)$. */
function expectedShortfall(Q: bigint, D: bigint, b: number, k: number): bigint {
  let total = 0n;
  for (let x = 0; x < k; x++) {
    total += BigInt(k - x) * binomial(b, x) * Q ** BigInt(x) * (D - Q) ** BigInt(b - x);
  }
  return total;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
