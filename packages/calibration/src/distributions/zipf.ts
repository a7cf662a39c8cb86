import { formatRational, rational, rationalToDouble } from '@owlery/numeric';

import { normalised, normalisedExactly } from '../internal/normalised.ts';
import { type ProbabilityFamily } from './probability-family.ts';

/**
 * Zipf's law: $p_c\propto c^{-s}$, $c=1..L$, $s\ge0$.
 *
 * Rational when s is whole. Ties only for s = 0, and in doubles where neighbours round to one. O(L).
 * Source: definition.
 *
 * @example
 * zipf.exactProbabilities(3, [rational(1)]).map(formatRational) // ['6/11', '3/11', '2/11']
 */
export const zipf: ProbabilityFamily = {
  id: 'zipf',
  title: 'Zipf',
  formula: String.raw`p_c\propto c^{-s}`,
  parameters: [{ name: 's', allowed: 'a number from 0' }],
  relativeError: 2 ** -50,
  probabilities(classes, [exponent]) {
    check(exponent);
    const s = rationalToDouble(exponent);
    return normalised(Float64Array.from({ length: classes }, (_, c) => (c + 1) ** -s));
  },
  exactProbabilities(classes, [exponent]) {
    check(exponent);
    if (exponent.d !== 1n) return undefined;
    return normalisedExactly(
      Array.from({ length: classes }, (_, c) => rational(1n, BigInt(c + 1) ** exponent.n)),
    );
  },
};

function check(exponent: Parameters<typeof formatRational>[0]): void {
  if (exponent.s > 0n) return;
  throw new RangeError(`s of zipf must be a number from 0, got ${formatRational(exponent)}`);
}
