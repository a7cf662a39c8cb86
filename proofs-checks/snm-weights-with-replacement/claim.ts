import { type MiningScheme } from '@owlery/mining';
import { formatRational, rational, type Rational } from '@owlery/numeric';

import { choose } from '../internal/choose.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forEvery } from '../internal/for-every.ts';
import { miningSchemes } from '../internal/mining-schemes.ts';
import { weightsByEnumeration } from '../internal/weights-by-enumeration.ts';

/** $h(j/N)$. */
function expectedKept(
  { negatives: N, sample: b, keep: k }: Omit<MiningScheme, 'scheme'>,
  j: number,
): Rational {
  let missing = 0n;
  for (let x = 0; x < k; x++) {
    missing += BigInt(k - x) * choose(b, x) * BigInt(j) ** BigInt(x) * BigInt(N - j) ** BigInt(b - x);
  }
  return rational(k).sub(rational(missing, BigInt(N) ** BigInt(b)));
}

/** $\theta_j=h(j/N)-h((j-1)/N)$. */
export function binomialWeights(mining: Omit<MiningScheme, 'scheme'>): Rational[] {
  return Array.from({ length: mining.negatives }, (_, i) =>
    expectedKept(mining, i + 1).sub(expectedKept(mining, i)),
  );
}

const enumeration = weightsByEnumeration({
  schemes: () => miningSchemes({ scheme: 'with-replacement', mostNegatives: 4, mostDraws: 6 }),
  formula: binomialWeights,
  says: 'The closed form is the mean over all draws, and the weights never rise, N ≤ 4, b ≤ 6.',
});

const concave = forEvery({
  id: 'concave',
  says: 'h is concave on a grid of 24 steps, b ≤ 8, and h(1) = k.',
  exact: true,
  instances: () => miningSchemes({ scheme: 'with-replacement', mostNegatives: 1, mostDraws: 8 }),
  law: ({ sample, keep }) => {
    const grid = Array.from({ length: 25 }, (_, j) => expectedKept({ negatives: 24, sample, keep }, j));
    if (!grid[24].equals(rational(keep))) return { last: grid[24] };
    for (let j = 1; j < 24; j++) {
      const bend = grid[j + 1].add(grid[j - 1]).sub(grid[j].mul(2n));
      if (bend.gt(0n)) return { at: rational(j, 24), bend };
    }
    return undefined;
  },
});

const printed = forEvery({
  id: 'printed',
  says: 'N = 3, b = 2, k = 1: (5/9, 3/9, 1/9).',
  exact: true,
  instances: () => [{ negatives: 3, sample: 2, keep: 1 }],
  law: (instance) => {
    const weights = binomialWeights(instance).map(formatRational);
    return weights.join() === '5/9,1/3,1/9' ? undefined : { weights };
  },
});

export const claim = defineClaim({
  id: 'snm-weights-with-replacement',
  title: 'SNM weights: draws with replacement',
  source: 'derived here',
  checks: [enumeration, concave, printed],
});
