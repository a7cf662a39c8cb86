import { formatRational, rational, rationalToDouble, type Rational } from '@owlery/numeric';

import { type ProbabilityFamily } from './probability-family.ts';

/**
 * H equally likely heads that share the mass M, and a tail of equally likely classes:
 * $p_c=M/H$ for $c\le H$, $(1-M)/(L-H)$ beyond.
 *
 * $1\le H<L$ and $H/L\le M\le1$, so that heads come first. The question is defined for K = H only (nowhere
 * when $M=H/L$). O(L). Source: definition.
 *
 * @example
 * headsAndTail.exactProbabilities(4, [rational(2), rational(3, 4)]).map(formatRational)
 * // ['3/8', '3/8', '1/8', '1/8']
 */
export const headsAndTail: ProbabilityFamily = {
  id: 'heads-tail',
  title: 'Heads and tail',
  formula: String.raw`p_c=M/H\ (c\le H),\ (1-M)/(L-H)\ (c>H)`,
  parameters: [
    { name: 'H', allowed: 'a whole number from 1 to L - 1' },
    { name: 'M', allowed: 'a number from H/L to 1' },
  ],
  relativeError: 2 ** -53,
  probabilities: (classes, parameters) => Float64Array.from(exactly(classes, parameters), rationalToDouble),
  exactProbabilities: exactly,
};

function exactly(classes: number, [heads, mass]: readonly Rational[]): Rational[] {
  if (heads.d !== 1n || heads.s < 0n || heads.n < 1n || heads.n >= BigInt(classes)) {
    throw new RangeError(
      `H of heads-tail must be a whole number from 1 to L - 1 = ${classes - 1}, got ${formatRational(heads)}`,
    );
  }
  if (mass.compare(heads.div(BigInt(classes))) < 0 || mass.compare(1n) > 0) {
    throw new RangeError(`M of heads-tail must be a number from H/L to 1, got ${formatRational(mass)}`);
  }
  const head = mass.div(heads);
  const tail = rational(1)
    .sub(mass)
    .div(BigInt(classes) - heads.n);
  return Array.from({ length: classes }, (_, c) => (BigInt(c) < heads.n ? head : tail));
}
