import { type MiningScheme } from '@owlery/mining';
import { rational, type Rational } from '@owlery/numeric';

import { defineClaim } from '../internal/define-claim.ts';
import { forEvery } from '../internal/for-every.ts';
import { miningSchemes } from '../internal/mining-schemes.ts';
import { weightsByEnumeration } from '../internal/weights-by-enumeration.ts';
import { hypergeometricWeights } from '../snm-weights-without-replacement/claim.ts';

function mixture({ negatives, sample: b, keep: k }: MiningScheme): Rational[] {
  const classes = negatives + 1;
  const part = (sample: number, keep: number, share: Rational): Rational[] =>
    sample === 0 || sample > negatives
      ? Array.from({ length: negatives }, () => rational(0))
      : hypergeometricWeights({ negatives, sample, keep }).map((weight) => weight.mul(share));
  const missed = part(b, k, rational(classes - b, classes));
  const hit = part(b - 1, Math.min(k, b - 1), rational(b, classes));
  return missed.map((weight, j) => weight.add(hit[j]));
}

const schemes = (): Iterable<MiningScheme> => miningSchemes({ scheme: 'accidental-hits', mostNegatives: 7 });

const total = forEvery({
  id: 'total',
  says: 'The weights sum to the expected number of kept negatives.',
  exact: true,
  instances: schemes,
  law: (mining) => {
    const { negatives, sample: b, keep: k } = mining;
    const sum = mixture(mining).reduce((left, right) => left.add(right));
    const expected = rational((negatives + 1 - b) * k + b * Math.min(k, b - 1), negatives + 1);
    return sum.equals(expected) ? undefined : { sum, expected };
  },
});

export const claim = defineClaim({
  id: 'snm-weights-accidental-hits',
  title: 'SNM weights: the positive among the draws is dropped',
  source: 'derived here',
  checks: [
    weightsByEnumeration({
      schemes,
      formula: mixture,
      says: 'The mixture is the mean over all draws, and the weights never rise, L ≤ 8.',
    }),
    total,
  ],
});
