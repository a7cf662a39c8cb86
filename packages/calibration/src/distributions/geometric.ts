import { formatRational, rationalToDouble, rational, type Rational } from '@owlery/numeric';

import { normalised, normalisedExactly } from '../internal/normalised.ts';
import { type ProbabilityFamily } from './probability-family.ts';

/**
 * Geometric probabilities: $p_c\propto r^{c-1}$, $c=1..L$, $0<r<1$.
 *
 * Always rational; exact numbers have O(L) digits. In doubles the tail may underflow to ties of 0. O(L).
 * Source: definition.
 *
 * @example
 * geometric.exactProbabilities(3, [rational(1, 2)]).map(formatRational) // ['4/7', '2/7', '1/7']
 */
export const geometric: ProbabilityFamily = {
  id: 'geometric',
  title: 'Geometric',
  formula: String.raw`p_c\propto r^{c-1}`,
  parameters: [{ name: 'r', allowed: 'a number between 0 and 1' }],
  relativeError: 2 ** -50,
  probabilities(classes, [ratio]) {
    check(ratio);
    const r = rationalToDouble(ratio);
    return normalised(Float64Array.from({ length: classes }, (_, c) => r ** c));
  },
  exactProbabilities(classes, [ratio]) {
    check(ratio);
    return normalisedExactly(
      Array.from({ length: classes }, (_, c) => rational(ratio.n ** BigInt(c), ratio.d ** BigInt(c))),
    );
  },
};

function check(ratio: Rational): void {
  if (ratio.s > 0n && ratio.n > 0n && ratio.n < ratio.d) return;
  throw new RangeError(`r of geometric must be a number between 0 and 1, got ${formatRational(ratio)}`);
}
