import { inducedWeights } from '@owlery/mining';
import { logBinomial, rational } from '@owlery/numeric';

import { type Check } from '../check.ts';
import { choose } from '../internal/choose.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forEvery } from '../internal/for-every.ts';
import { miningSchemes } from '../internal/mining-schemes.ts';
import { sum } from '../internal/sum.ts';
import { hypergeometricWeights } from '../snm-weights-without-replacement/claim.ts';

const ends = forEvery({
  id: 'ends',
  says: 'b = N, k = b and k = 1 have their closed forms, N ≤ 12.',
  exact: true,
  instances: () => miningSchemes({ scheme: 'without-replacement', mostNegatives: 12 }),
  law: (mining) => {
    const { negatives: N, sample: b, keep: k } = mining;
    const weights = hypergeometricWeights(mining);
    const expected = weights.map((weight, i) =>
      b === N
        ? rational(i < k ? 1 : 0)
        : k === b
          ? rational(b, N)
          : k === 1
            ? rational(choose(N - 1 - i, b - 1), choose(N, b))
            : weight,
    );
    return weights.every((weight, i) => weight.equals(expected[i])) ? undefined : { weights, expected };
  },
});

/** $\Pr[\mathrm{Bin}(n,u)\le x]$. */
function binomialAtMost(n: number, u: number, x: number): number {
  if (x >= n) return 1;
  let total = 0;
  for (let i = 0; i <= x; i++) {
    if (u === 0 || u === 1) total += i === (u === 0 ? 0 : n) ? 1 : 0;
    else total += Math.exp(logBinomial(n, i) + i * Math.log(u) + (n - i) * Math.log1p(-u));
  }
  return total;
}

/** The distance to the limit is at most `factor` times b/N; 2 in the claim. */
export function distances(factor = 2): Check {
  return forEvery({
    id: 'distances',
    says: `N θ_j / b lies within ${factor} b / N of its limit, N = 50, 500 and 5000.`,
    exact: false,
    instances: () =>
      [50, 500, 5000].flatMap((negatives) =>
        [2, 3, 5, 10, 30].flatMap((sample) =>
          [1, 2, 4, 9].filter((keep) => keep < sample).map((keep) => ({ negatives, sample, keep })),
        ),
      ),
    law: ({ negatives, sample, keep }) => {
      const weights = inducedWeights({ negatives, sample, keep, scheme: 'without-replacement' });
      const step = Math.ceil(negatives / 100);
      for (let j = 1; j <= negatives; j += step) {
        const found = (negatives * weights[j - 1]) / sample;
        const limit = binomialAtMost(sample - 1, j / negatives, keep - 1);
        if (!(Math.abs(found - limit) <= (factor * sample) / negatives)) return { j, found, limit };
      }
      return undefined;
    },
  });
}

const norm = forEvery({
  id: 'norm',
  says: 'N = 10,000, b = 50, k = 1: the squared norm is 0.0025315, b²/((2b-1)N) is 0.0025253.',
  exact: false,
  instances: () => [{ negatives: 10_000, sample: 50, keep: 1 }],
  law: (mining) => {
    const weights = inducedWeights({ ...mining, scheme: 'without-replacement' });
    const found = sum(Array.from(weights, (weight) => weight ** 2)).toFixed(7);
    const approximation = (50 ** 2 / (99 * 10_000)).toFixed(7);
    return found === '0.0025315' && approximation === '0.0025253' ? undefined : { found, approximation };
  },
});

export const claim = defineClaim({
  id: 'snm-limits',
  title: 'SNM weights at the ends of the range and for many negatives',
  source: 'derived here',
  checks: [ends, distances(), norm],
});
