import { crammerSingerWeights } from './crammer-singer-weights.ts';
import { harmonicWeights } from './harmonic-weights.ts';
import { oneVsAllWeights } from './one-vs-all-weights.ts';
import { type OrderWeights } from './order-weights.ts';
import { owpcWeights } from './owpc-weights.ts';
import { rankedRangeWeights } from './ranked-range-weights.ts';
import { snmWeights } from './snm-weights.ts';
import { topKWeights } from './top-k-weights.ts';
import { westonWatkinsWeights } from './weston-watkins-weights.ts';

/** A parameterised rule whose parameters follow $N$, so that one name serves every number of negatives. */
function following(
  named: Pick<OrderWeights, 'id' | 'title' | 'formula'>,
  rule: (negatives: number) => OrderWeights,
): OrderWeights {
  const { families, nonIncreasing } = rule(1000);
  return { families, nonIncreasing, ...named, weights: (negatives) => rule(negatives).weights(negatives) };
}

const half = (negatives: number): number => Math.max(1, Math.ceil(negatives / 2));

/**
 * Every named rule for order weights, small parameters filled in; a new rule is tested by being listed.
 *
 * Parameters follow the number of negatives $N$ so that each name works for every $N\ge1$: $k=\min(2,N)$
 * for top-k and OWPC, $b=\lceil N/2\rceil$ and $k=1$ for SNM. For a real $b$ and $k$ use the factories
 * (`topKWeights`, `owpcWeights`, `snmWeights`, `rankedRangeWeights`, `explicitWeights`).
 *
 * @example
 * orderWeights.filter((rule) => !rule.nonIncreasing).map((rule) => rule.id) // ['ranked-range']
 */
export const orderWeights: readonly OrderWeights[] = [
  oneVsAllWeights,
  westonWatkinsWeights,
  crammerSingerWeights,
  following(
    { id: 'top-k', title: 'Top-k', formula: String.raw`\theta_j=1[j\le k],\ k=\min(2,N)` },
    (negatives) => topKWeights(Math.min(2, negatives)),
  ),
  following(
    { id: 'owpc', title: 'OWPC', formula: String.raw`\theta_j=\tfrac1k\,1[j\le k],\ k=\min(2,N)` },
    (negatives) => owpcWeights(Math.min(2, negatives)),
  ),
  harmonicWeights,
  following(
    {
      id: 'snm',
      title: 'SNM-induced',
      formula: String.raw`\theta_j=\mathbb E\min(k,X_j)-\mathbb E\min(k,X_{j-1}),\ b=\lceil N/2\rceil,\ k=1`,
    },
    (negatives) => snmWeights({ sample: half(negatives), keep: 1 }),
  ),
  following(
    { id: 'ranked-range', title: 'Ranked range', formula: String.raw`\theta_j=1[1<j\le N]` },
    (negatives) => (negatives === 1 ? rankedRangeWeights(0, 1) : rankedRangeWeights(1, negatives)),
  ),
];
