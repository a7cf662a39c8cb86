import { logBinomial } from '@owlery/numeric';
import { type MiningScheme } from '@owlery/mining';

/**
 * About how many seconds exact order weights take, from the bits of their common denominator:
 * $\log_2\binom Nb$ without replacement, $b\log_2N$ with it. A coarse guess (within a factor of
 * about three on a 2024 core), so that a question which would run for hours is refused at once.
 *
 * @example
 * exactWeightsSeconds({ negatives: 5, sample: 3, keep: 1, scheme: 'without-replacement' }, 5) < 0.001; // true
 */
export function exactWeightsSeconds(mining: MiningScheme, weights: number): number {
  const { negatives, sample, scheme } = mining;
  const replaced = scheme === 'with-replacement' || scheme === 'distinct';
  const bits = replaced
    ? sample * Math.log2(negatives)
    : logBinomial(negatives, Math.min(sample, negatives)) / Math.LN2;
  if (!replaced) return 5e-8 * weights * bits;
  // Each weight is reduced by Euclid's algorithm; `distinct` mixes over up to `sample` counts.
  return 3e-10 * weights * bits ** 2 * (scheme === 'distinct' ? sample : 1);
}
