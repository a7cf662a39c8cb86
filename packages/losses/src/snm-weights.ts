import { inducedWeights, type UniformScheme } from '@owlery/mining';
import { type OrderWeights } from './order-weights.ts';
import { checkWholeNumber } from '@owlery/numeric';
import { checkedNegatives } from './internal/checked-negatives.ts';

/**
 * The order weights that stochastic negative mining induces: draw $b$ negatives, keep the $k$ best scored.
 *
 * $$\theta_j=\mathbb E\min(k,X_j)-\mathbb E\min(k,X_{j-1})$$
 *
 * $X_j$ counts the drawn classes among the $j$ best scored of $N$ negatives; `sample` is $b$, `keep` is $k$,
 * both whole numbers with $1\le k\le b$, and `scheme` a uniform sampling scheme. The arithmetic is that of
 * `inducedWeights` of `@owlery/mining`, which also states the cost.
 *
 * Errors: a RangeError for impossible $b$, $k$ or $N$ ($b\le N$ without replacement).
 * Source: derived here.
 *
 * @example
 * const theta = snmWeights({ sample: 3, keep: 1 }).weights(5);
 * Array.from(theta, (w) => Math.round(w * 1e9) / 1e9) // [0.6, 0.3, 0.1, 0, 0]
 */
export function snmWeights(options: { sample: number; keep: number; scheme?: UniformScheme }): OrderWeights {
  const { sample, keep, scheme = 'without-replacement' } = options;
  checkWholeNumber('sample', sample, 1, Infinity);
  checkWholeNumber('keep', keep, 1, sample, 'sample');
  const suffix = scheme === 'without-replacement' ? '' : `,${scheme}`;
  return {
    id: `snm(${sample},${keep}${suffix})`,
    title: `SNM, ${keep} of ${sample}${scheme === 'without-replacement' ? '' : ` (${scheme})`}`,
    formula: String.raw`\theta_j=\mathbb E\min(${keep},X_j)-\mathbb E\min(${keep},X_{j-1}),\ b=${sample}`,
    families: ['powl', 'bowl'],
    nonIncreasing: true,
    weights: (negatives) => inducedWeights({ negatives: checkedNegatives(negatives), sample, keep, scheme }),
  };
}
