import { compensatedSum } from '@owlery/numeric';

import { distinctCountProbabilities } from './internal/distinct-count-probabilities.ts';
import { checkMiningScheme, type MiningScheme } from './mining-scheme.ts';

/**
 * The expected number of negatives kept, which is the sum of the induced weights.
 *
 * $\Theta = \sum_j \theta_j = \mathbb E\min(k, |B|)$: k without replacement and with copies kept;
 * $\mathbb E\min(k, M)$ for M distinct draws; k less $b/L$ for accidental hits when k = b, else k.
 *
 * @param mining N, b, k and the scheme, as {@link checkMiningScheme} allows.
 * @throws RangeError for options out of range.
 *
 * Cost: O(1); O(b min(b, N)) at most for `distinct`. Source: derived here.
 * @example
 * inducedTotal({ negatives: 5, sample: 3, keep: 2, scheme: 'without-replacement' }) // 2
 */
export function inducedTotal(mining: MiningScheme): number {
  checkMiningScheme(mining);
  const { negatives: N, sample: b, keep: k, scheme } = mining;
  if (scheme === 'accidental-hits') return k === b ? k - b / (N + 1) : k;
  if (scheme !== 'distinct') return k;
  const probabilities = distinctCountProbabilities(N, b);
  return compensatedSum(probabilities.map((p, m) => p * Math.min(k, m)));
}
