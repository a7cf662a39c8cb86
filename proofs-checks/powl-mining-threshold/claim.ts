import { decideCalibration } from '@owlery/calibration';
import { inducedWeightsExact } from '@owlery/mining';
import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { fallingMasses } from '../internal/instance.ts';
import { sum } from '../internal/sum.ts';

const hardest = (negatives: number, sample: number): Rational[] =>
  inducedWeightsExact({ negatives, sample, keep: 1, scheme: 'without-replacement' });

const topOne = (probabilities: readonly Rational[], sample: number): boolean =>
  decideCalibration({
    probabilities,
    family: 'powl',
    surrogate: 'hinge',
    weights: hardest(probabilities.length - 1, sample),
    top: 1,
    exact: true,
  }).calibratedFor.length > 0;

/** The verdict on both sides of a threshold, with all other classes equal. */
export function thresholds(
  of: (negatives: number, sample: number) => Rational = (N, b) => rational(b, N + b),
): Check {
  return forEvery({
    id: 'thresholds',
    says: 'Equal others: calibrated just above b/(N+b) and not just below, N ≤ 12; 1/L at b = 1, 1/2 at b = N.',
    exact: true,
    instances: () =>
      Array.from({ length: 12 }, (_, i) => i + 1).flatMap((negatives) =>
        Array.from({ length: negatives }, (_, i) => ({ negatives, sample: i + 1 })),
      ),
    sees: ['below', 'above'],
    law: ({ negatives, sample }, note) => {
      const weights = hardest(negatives, sample);
      const total = weights.reduce((left, right) => left.add(right));
      const threshold = of(negatives, sample);
      const singleCut = weights[0].div(total.add(weights[0]));
      if (!singleCut.equals(threshold)) return { singleCut, threshold };
      const end =
        sample === 1 ? rational(1, negatives + 1) : sample === negatives ? rational(1, 2) : threshold;
      if (!threshold.equals(end)) return { threshold, end };
      for (const sign of [-1, 1]) {
        const first = threshold.add(rational(sign, 10_000));
        const other = rational(1).sub(first).div(BigInt(negatives));
        // The first class must stay the likeliest.
        if (first.lte(other)) continue;
        note(sign < 0 ? 'below' : 'above');
        const calibrated = topOne([first, ...weights.map(() => other)], sample);
        if (calibrated !== sign > 0) return { first, calibrated };
      }
      return undefined;
    },
  });
}

const necessity = forAll({
  id: 'necessity',
  says: 'Random p: calibrated for K = 1 implies p_1 > b/(N+b), which does not suffice.',
  exact: true,
  cases: 1800,
  instances: fallingMasses({ fewest: 3, most: 6 })
    .chain((masses) =>
      fc.record({ masses: fc.constant(masses), sample: fc.integer({ min: 1, max: masses.length - 1 }) }),
    )
    .filter(({ masses }) => masses[0] > masses[1]),
  sees: ['calibrated', 'below', 'not sufficient'],
  law: ({ masses, sample }, note) => {
    const calibrated = topOne(
      masses.map((mass) => rational(mass, sum(masses))),
      sample,
    );
    const above = masses[0] * (masses.length - 1 + sample) > sample * sum(masses);
    note(calibrated ? 'calibrated' : above ? 'not sufficient' : 'below');
    return calibrated && !above ? { calibrated, above } : undefined;
  },
});

export const claim = defineClaim({
  id: 'powl-mining-threshold',
  title: 'Hinge POWL under mining: the threshold falls from 1/2 to 1/L as fewer negatives are drawn',
  source: 'derived here',
  checks: [thresholds(), necessity],
});
