import { families } from '@owlery/losses';
import { inducedWeightsExact, uniformSchemes } from '@owlery/mining';
import { rational, type Rational } from '@owlery/numeric';
import { enumerateSamples } from '@owlery/testing';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forEvery } from '../internal/for-every.ts';
import { miningSchemes } from '../internal/mining-schemes.ts';
import { sampledHinge } from '../internal/sampled-hinge.ts';
import { sum } from '../internal/sum.ts';

const schemes = uniformSchemes.flatMap((scheme) =>
  families.flatMap((family) =>
    [...miningSchemes({ scheme, mostNegatives: 5, mostDraws: 4 })].map((mining) => ({ family, ...mining })),
  ),
);

/** The variance over all draws; the label scores below every negative, so all hinges are active. */
function varianceOf(instance: (typeof schemes)[number]): {
  variance: Rational;
  kept: Rational;
  squares: Rational;
} {
  const { negatives, family, keep } = instance;
  const scores = [-1, ...Array.from({ length: negatives }, (_, j) => negatives - j)];
  const draws = enumerateSamples(instance).map((draw) => draw.negatives.map((c) => c + 1));
  const gradients = draws.map((draw) => sampledHinge({ family, scores, label: 0, keep }, draw).subgradient);
  const n = gradients.length;
  const mean = (numbers: readonly number[]): Rational => rational(sum(numbers), n);
  const square = (x: Rational): Rational => x.mul(x);
  const variance = scores
    .map((_, c) => mean(gradients.map((g) => g[c] ** 2)).sub(square(mean(gradients.map((g) => g[c])))))
    .reduce((left, right) => left.add(right));
  const counts = draws.map((draw) => {
    const kept = [...draw].sort((a, b) => a - b).slice(0, keep);
    return [...new Set(kept)].map((c) => kept.filter((other) => other === c).length);
  });
  return {
    variance,
    kept: mean(counts.map((list) => sum(list))),
    squares: mean(counts.map((list) => sum(list.map((count) => count ** 2)))),
  };
}

/** The formula; `copies` false leaves the copies out of account, which is wrong with replacement. */
export function variances(copies = true): Check {
  return forEvery({
    id: 'variances',
    says: 'The variance is the expected sum of squared copies kept less the squared norm of the weights.',
    exact: true,
    instances: () => schemes,
    sees: ['k - |θ|²', 'fewer than k at times', 'copies'],
    law: (instance, note) => {
      const { variance, kept, squares } = varianceOf(instance);
      const exactly = kept.equals(rational(instance.keep));
      // The label's entry of a POWL varies with the number kept.
      if (instance.family === 'powl' && !exactly) return undefined;
      const norm = inducedWeightsExact(instance).reduce(
        (total, weight) => total.add(weight.mul(weight)),
        rational(0),
      );
      const expected = (copies ? squares : kept).sub(norm);
      note(!squares.equals(kept) ? 'copies' : exactly ? 'k - |θ|²' : 'fewer than k at times');
      return variance.equals(expected) ? undefined : { variance, expected };
    },
  });
}

const example = forEvery({
  id: 'example',
  says: 'N = 3, b = k = 2 with replacement: 4/3, where k less the squared norm is 2/3.',
  exact: true,
  instances: () => [
    { family: 'bowl' as const, negatives: 3, sample: 2, keep: 2, scheme: 'with-replacement' as const },
  ],
  law: (instance) => {
    const { variance } = varianceOf(instance);
    return variance.equals(rational(4, 3)) ? undefined : { variance };
  },
});

export const claim = defineClaim({
  id: 'snm-sampling-variance',
  title: 'The sampling variance of the score gradient is k minus the squared norm of the weights',
  source: 'derived here',
  checks: [variances(), example],
});
