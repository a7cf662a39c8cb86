import { inducedWeights, uniformSchemes } from '@owlery/mining';
import { expect, it } from 'vitest';
import { largeNegativesWeights } from './large-negatives-weights.ts';
import { simulateWeights } from './simulate-weights.ts';

it.each(uniformSchemes)('counts ranks as often as the closed form says: %s', (scheme) => {
  const mining = { negatives: 8, sample: 5, keep: 2, scheme };
  const { frequencies, halfWidths } = simulateWeights(mining, 4000, 1);
  const weights = inducedWeights(mining);
  // Eight intervals at 95 %: none is off by twice its half width.
  weights.forEach((weight, rank) =>
    expect(Math.abs(frequencies[rank] - weight)).toBeLessThanOrEqual(2 * halfWidths[rank] + 1e-12),
  );
  expect(Math.max(...halfWidths)).toBeLessThan(0.03);
});

it('repeats with its seed', () => {
  const mining = { negatives: 6, sample: 3, keep: 1, scheme: 'without-replacement' } as const;
  expect(simulateWeights(mining, 50, 7)).toEqual(simulateWeights(mining, 50, 7));
  expect(simulateWeights(mining, 50, 8)).not.toEqual(simulateWeights(mining, 50, 7));
});

it('is what the weights tend to for many negatives', () => {
  const mining = { negatives: 10_000, sample: 50, keep: 3 };
  const exact = inducedWeights({ ...mining, scheme: 'without-replacement' });
  const limit = largeNegativesWeights(mining);
  for (const rank of [1, 10, 100, 500, 1000]) expect(limit[rank - 1] / exact[rank - 1]).toBeCloseTo(1, 2);
  // b² / ((2b − 1) N) for k = 1.
  const squared = largeNegativesWeights({ ...mining, keep: 1 }).reduce((sum, weight) => sum + weight ** 2, 0);
  expect(squared).toBeCloseTo(2500 / (99 * 10_000), 4);
});

it('is b/N throughout when all that is sampled is kept', () => {
  const limit = largeNegativesWeights({ negatives: 7, sample: 3, keep: 3 });
  limit.forEach((weight) => expect(weight).toBeCloseTo(3 / 7, 12));
});
