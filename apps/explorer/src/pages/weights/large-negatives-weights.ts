import { logBinomial } from '@owlery/numeric';

/**
 * The order weights for many negatives, at $u=j/N$:
 *
 * $$\theta_j\approx\frac bN\Pr[\mathrm{Bin}(b-1,u)\le k-1]$$
 *
 * with b draws of N negatives and the k best kept. O(N k). Source: derived here, the limit of draws without
 * replacement.
 *
 * @example
 * largeNegativesWeights({ negatives: 1000, sample: 5, keep: 5 })[0] // 0.005
 */
export function largeNegativesWeights(mining: {
  readonly negatives: number;
  readonly sample: number;
  readonly keep: number;
}): Float64Array {
  const { negatives, sample, keep } = mining;
  return Float64Array.from({ length: negatives }, (_, index) => {
    const u = (index + 1) / negatives;
    let probability = 0;
    for (let i = 0; i < keep; i++) {
      if (u === 1) probability += i === sample - 1 ? 1 : 0;
      else
        probability += Math.exp(
          logBinomial(sample - 1, i) + i * Math.log(u) + (sample - 1 - i) * Math.log1p(-u),
        );
    }
    return (sample / negatives) * Math.min(1, probability);
  });
}
