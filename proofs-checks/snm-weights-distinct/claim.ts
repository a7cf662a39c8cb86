import { type MiningScheme } from '@owlery/mining';
import { rational, type Rational } from '@owlery/numeric';
import { enumerateSamples } from '@owlery/testing';

import { choose } from '../internal/choose.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forEvery } from '../internal/for-every.ts';
import { miningSchemes } from '../internal/mining-schemes.ts';
import { weightsByEnumeration } from '../internal/weights-by-enumeration.ts';
import { hypergeometricWeights } from '../snm-weights-without-replacement/claim.ts';

/** Inclusion and exclusion over the better negatives that are drawn. */
function inclusionExclusion({ negatives: N, sample: b, keep: k }: MiningScheme): Rational[] {
  const power = (base: number): bigint => BigInt(base) ** BigInt(b);
  return Array.from({ length: N }, (_, index) => {
    const j = index + 1;
    let numerator = 0n;
    for (let i = 0; i < k; i++) {
      let ways = 0n;
      for (let t = 0; t <= i; t++) {
        const sign = (i - t) % 2 === 0 ? 1n : -1n;
        ways += sign * choose(i, t) * (power(N - j + 1 + t) - power(N - j + t));
      }
      numerator += choose(j - 1, i) * ways;
    }
    return rational(numerator, power(N));
  });
}

const schemes = (): Iterable<MiningScheme> =>
  miningSchemes({ scheme: 'distinct', mostNegatives: 5, mostDraws: 5 });

const mixture = forEvery({
  id: 'mixture',
  says: 'The weights are a mixture of those without replacement over the number of different draws.',
  exact: true,
  instances: schemes,
  law: (mining) => {
    const draws = enumerateSamples(mining);
    const { negatives, sample, keep } = mining;
    let mixed = Array.from({ length: negatives }, () => rational(0));
    let total = rational(0);
    for (let m = 1; m <= Math.min(sample, negatives); m++) {
      const count = draws.filter((draw) => draw.negatives.length === m).length;
      const share = rational(count, draws.length);
      const part = hypergeometricWeights({ negatives, sample: m, keep: Math.min(keep, m) });
      mixed = mixed.map((weight, j) => weight.add(share.mul(part[j])));
      total = total.add(share.mul(BigInt(Math.min(keep, m))));
    }
    const weights = inclusionExclusion(mining);
    const sum = weights.reduce((left, right) => left.add(right));
    return weights.every((weight, j) => weight.equals(mixed[j])) && sum.equals(total)
      ? undefined
      : { weights, mixed, sum, total };
  },
});

export const claim = defineClaim({
  id: 'snm-weights-distinct',
  title: 'SNM weights: draws with replacement, copies removed',
  source: 'derived here',
  checks: [
    weightsByEnumeration({
      schemes,
      formula: inclusionExclusion,
      says: 'The alternating sum is the mean over all draws, and the weights never rise, N ≤ 5, b ≤ 5.',
    }),
    mixture,
  ],
});
