import { inducedWeights } from '@owlery/mining';
import { bench, describe } from 'vitest';

import { decideCalibration } from './decide-calibration.ts';
import { namedDistribution } from './distributions/named-distribution.ts';

/** All K at once: Zipf 1.2 under mining. */
describe.each([
  [1_000, 50, 5],
  [670_091, 2_048, 5],
])('%i classes, b = %i, k = %i', (classes, sample, keep) => {
  const { probabilities } = namedDistribution('zipf:1.2', classes);
  const weights = inducedWeights({ negatives: classes - 1, sample, keep, scheme: 'without-replacement' });
  const budget = { time: 1000, iterations: 3, warmupIterations: 1, warmupTime: 0 };
  for (const [family, surrogate] of [
    ['powl', 'hinge'],
    ['bowl', 'hinge'],
    ['bowl', 'logistic'],
  ] as const) {
    bench(
      `${surrogate} ${family}`,
      () => void decideCalibration({ probabilities, weights, family, surrogate }),
      budget,
    );
  }
  if (classes > 1_000) return;
  bench(
    'hinge powl, exact',
    () => void decideCalibration({ probabilities, weights, family: 'powl', surrogate: 'hinge', exact: true }),
    budget,
  );
});
