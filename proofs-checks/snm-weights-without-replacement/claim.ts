import { type MiningScheme } from '@owlery/mining';
import { formatRational, rational, type Rational } from '@owlery/numeric';

import { type Check } from '../check.ts';
import { choose } from '../internal/choose.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forEvery } from '../internal/for-every.ts';
import { miningSchemes } from '../internal/mining-schemes.ts';
import { weightsByEnumeration } from '../internal/weights-by-enumeration.ts';

/** $\theta_1..\theta_N$ as a sum of products of binomials. */
export function hypergeometricWeights({
  negatives: N,
  sample: b,
  keep: k,
}: Omit<MiningScheme, 'scheme'>): Rational[] {
  return Array.from({ length: N }, (_, i) => {
    const j = i + 1;
    let numerator = 0n;
    for (let i = 0; i < k; i++) numerator += choose(j - 1, i) * choose(N - j, b - 1 - i);
    return rational(numerator, choose(N, b));
  });
}

/** The closed form against enumeration; a wrong variant passes another formula. */
export const enumeration = (formula = hypergeometricWeights): Check =>
  weightsByEnumeration({
    schemes: () => miningSchemes({ scheme: 'without-replacement', mostNegatives: 7 }),
    formula,
    says: 'The closed form is the mean over all draws, and the weights never rise, N ≤ 7.',
  });

const consequences = forEvery({
  id: 'consequences',
  says: 'Differences, constant head, zero tail, total and the share of Hyp(N-1, j-1, b-1), N ≤ 16.',
  exact: true,
  instances: () => miningSchemes({ scheme: 'without-replacement', mostNegatives: 16 }),
  sees: ['positive difference', 'no difference'],
  law: (mining, note) => {
    const { negatives: N, sample: b, keep: k } = mining;
    const weights = hypergeometricWeights(mining);
    const total = weights.reduce((left, right) => left.add(right));
    if (!total.equals(rational(k))) return { total };
    for (let j = 1; j <= N; j++) {
      const weight = weights[j - 1];
      if (j <= k && !weight.equals(rational(b, N))) return { j, weight };
      if (j > N - b + k && weight.n !== 0n) return { j, weight };
      let within = 0n;
      for (let i = 0; i < k; i++) within += choose(j - 1, i) * choose(N - j, b - 1 - i);
      const share = rational(within, choose(N - 1, b - 1)).mul(rational(b, N));
      if (!share.equals(weight)) return { j, weight, share };
      if (j === N) continue;
      const difference = weight.sub(weights[j]);
      const expected = rational(choose(j - 1, k - 1) * choose(N - j - 1, b - k - 1), choose(N, b));
      if (!difference.equals(expected)) return { j, difference, expected };
      note(difference.n > 0n ? 'positive difference' : 'no difference');
    }
    return undefined;
  },
});

const printed = forEvery({
  id: 'printed',
  says: 'N = 5, b = 3: (.6, .3, .1, 0, 0) for k = 1 and (.6, .6, .5, .3, 0) for k = 2.',
  exact: true,
  instances: () => [
    { negatives: 5, sample: 3, keep: 1, expected: ['3/5', '3/10', '1/10', '0', '0'] },
    { negatives: 5, sample: 3, keep: 2, expected: ['3/5', '3/5', '1/2', '3/10', '0'] },
  ],
  law: (instance) => {
    const weights = hypergeometricWeights(instance).map(formatRational);
    return weights.join() === instance.expected.join() ? undefined : { weights };
  },
});

export const claim = defineClaim({
  id: 'snm-weights-without-replacement',
  title: 'SNM weights: draws without replacement',
  source: 'derived here; the scheme: Reddi et al., Stochastic negative mining, 2019',
  checks: [enumeration(), consequences, printed],
});
