import { exactHingeLoss, families, type Family } from '@owlery/losses';
import { inducedWeightsExact, type MiningScheme } from '@owlery/mining';
import { rational, type Rational } from '@owlery/numeric';
import { arbitraryMiningScheme, checkSamplingLaws, enumerateSamples } from '@owlery/testing';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { sampledHinge } from '../internal/sampled-hinge.ts';
import { sum } from '../internal/sum.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

interface Draws {
  readonly mining: MiningScheme;
  readonly family: Family;
  readonly scores: number[];
  readonly label: number;
}

/** Entries of the subgradient by rank, ties by index. */
function subgradientByRank(weights: readonly Rational[], { family, scores, label }: Draws): Rational[] {
  const subgradient = scores.map(() => rational(0));
  const negatives = [...scores.keys()]
    .filter((c) => c !== label)
    .sort((a, b) => scores[b] - scores[a] || a - b);
  if (family === 'bowl' && scores[label] < 1) subgradient[label] = rational(-1);
  negatives.forEach((c, j) => {
    if ((family === 'powl' ? scores[label] : 0) - scores[c] >= 1) return;
    subgradient[c] = subgradient[c].add(weights[j]);
    if (family === 'powl') subgradient[label] = subgradient[label].sub(weights[j]);
  });
  return subgradient;
}

/** The exact law; a wrong variant passes the weights of another scheme. */
export function exactMeans(weightsOf: (mining: MiningScheme) => Rational[] = inducedWeightsExact): Check {
  return forAll<Draws>({
    id: 'exact-means',
    says: 'Hinge: the means over all draws are the loss and its subgradient, for every uniform scheme.',
    exact: true,
    cases: 900,
    instances: arbitraryMiningScheme({ mostNegatives: 4, mostDraws: 3 }).chain((mining) =>
      fc.record({
        mining: fc.constant(mining),
        family: fc.constantFrom(...families),
        scores: wholeNumbers({ length: mining.negatives + 1, min: -4, max: 4 }),
        label: fc.nat({ max: mining.negatives }),
      }),
    ),
    sees: ['without-replacement', 'with-replacement', 'distinct', 'accidental-hits'],
    law: (instance, note) => {
      const { mining, family, scores, label } = instance;
      note(mining.scheme);
      const weights = weightsOf(mining);
      const sampled = enumerateSamples(mining).map(({ negatives }) =>
        sampledHinge(
          { family, scores, label, keep: mining.keep },
          negatives.map((c) => (c < label ? c : c + 1)),
        ),
      );
      const mean = (numbers: readonly number[]): Rational => rational(sum(numbers), sampled.length);
      const value = mean(sampled.map((draw) => draw.value));
      const exact = exactHingeLoss({
        family,
        weights,
        scores: scores.map((score) => rational(score)),
        label,
      });
      if (!value.equals(exact)) return { weights, value, exact };
      const expected = subgradientByRank(weights, instance);
      const found = scores.map((_, c) => mean(sampled.map((draw) => draw.subgradient[c])));
      return found.every((entry, c) => entry.equals(expected[c])) ? undefined : { weights, found, expected };
    },
  });
}

const laws: Check = {
  id: 'laws',
  says: 'Every surrogate: the sampling laws hold in floating point.',
  strength: 'tested',
  run({ cases = 400, stream }) {
    const reports = checkSamplingLaws({ cases, seed: stream.nextUint32() | 0 });
    const broken = reports.find((report) => !report.holds);
    return {
      holds: broken === undefined,
      cases: sum(reports.map((report) => report.cases)),
      counterexample: broken
        ? { law: broken.id, counterexample: broken.counterexample, reason: broken.reason }
        : null,
    };
  },
};

export const claim = defineClaim({
  id: 'snm-unbiased',
  title: 'Mining is an unbiased estimate of value and subgradient',
  source: 'derived here',
  checks: [exactMeans(), laws],
});
