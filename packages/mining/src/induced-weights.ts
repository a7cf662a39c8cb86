import { checkWholeNumber } from '@owlery/numeric';

import { addDifferences } from './internal/add-differences.ts';
import { distinctCountProbabilities } from './internal/distinct-count-probabilities.ts';
import { replacementWeights } from './internal/replacement-weights.ts';
import { sumFromTail } from './internal/sum-from-tail.ts';
import { checkMiningScheme, type MiningScheme } from './mining-scheme.ts';

/** A mining scheme, and how many of its weights are wanted. */
export interface InducedWeightsOptions extends MiningScheme {
  /** Number of leading weights, from 1 to N; all N when left out. */
  readonly head?: number;
}

/** Counts of distinct draws less likely than this are left out of the mixture. */
const negligible = 1e-40;

/**
 * The order weights that stochastic negative mining puts, in expectation, on the negatives by rank.
 *
 * With $X_j$ the number of draws among the j best scored negatives,
 * $$\theta_j = \mathbb E\min(k, X_j) - \mathbb E\min(k, X_{j-1}),\qquad j = 1..N;$$
 * - `without-replacement`: $\theta_j = \frac bN \Pr[\mathrm{Hyp}(N-1, j-1, b-1) \le k-1] =: \theta^{(b,k)}_j$;
 * - `with-replacement`: $X_j \sim \mathrm{Bin}(b, j/N)$;
 * - `distinct`: $\sum_m \Pr[M = m]\,\theta^{(m,\min(k,m))}$, M the number of different draws;
 * - `accidental-hits`: $(1 - \frac bL)\,\theta^{(b,k)} + \frac bL\,\theta^{(b-1,\min(k,b-1))}$, $L = N + 1$.
 *
 * @param options N, b, k and the scheme, as {@link checkMiningScheme} allows; `head` from 1 to N.
 * @returns $\theta_1..\theta_N$ (or the head), best rank first; non-increasing, of sum `inducedTotal`. Ties
 *   between scores do not matter: the loss does not depend on how they are broken.
 * @throws RangeError for options out of range.
 *
 * Relative error about $10^{-13}$ while $\theta_j > 10^{-25}$; smaller weights may come out as 0. Nothing
 * overflows for N up to $10^7$ and b in the thousands. Cost: O(N); for `distinct` O(N) times the number of
 * likely M. Source: derived here.
 * @example
 * inducedWeights({ negatives: 5, sample: 3, keep: 1, scheme: 'without-replacement' })
 * // 0.6, 0.3, 0.1, 0, 0
 */
export function inducedWeights(options: InducedWeightsOptions): Float64Array {
  checkMiningScheme(options);
  const { negatives: N, sample: b, keep: k, scheme, head = N } = options;
  checkWholeNumber('head', head, 1, N, 'negatives');
  const weights = scheme === 'with-replacement' ? uniformReplacement(N, b, k) : mixture(N, b, k, scheme);
  return head === N ? weights : weights.slice(0, head);
}

function uniformReplacement(N: number, b: number, k: number): Float64Array {
  const weights = replacementWeights(b, k, {
    ranks: N,
    mass: () => 1 / N,
    better: (j) => (j - 1) / N,
    worse: (j) => (N - j) / N,
  });
  // Non-increasing by theory; rounding may disagree in the last bit.
  for (let j = N - 2; j >= 0; j--) weights[j] = Math.max(weights[j], weights[j + 1]);
  return weights;
}

/** The other schemes: draws without replacement, of a number that may itself be random. */
function mixture(
  N: number,
  b: number,
  k: number,
  scheme: Exclude<MiningScheme['scheme'], 'with-replacement'>,
): Float64Array {
  const weights = new Float64Array(N);
  if (scheme === 'without-replacement') {
    addDifferences(N, b, k, 1, weights);
  } else if (scheme === 'accidental-hits') {
    const hit = b / (N + 1);
    addDifferences(N, b, k, (N + 1 - b) / (N + 1), weights);
    addDifferences(N, b - 1, Math.min(k, b - 1), hit, weights);
  } else {
    const probabilities = distinctCountProbabilities(N, b);
    for (let m = 1; m < probabilities.length; m++) {
      if (probabilities[m] > negligible) addDifferences(N, m, Math.min(k, m), probabilities[m], weights);
    }
  }
  sumFromTail(weights);
  return weights;
}
