import { checkConfidence } from './internal/check-confidence.ts';
import { checkWholeNumber } from './check-whole-number.ts';
import { betaQuantile } from './internal/quantiles.ts';

/** A share with its confidence interval. */
export interface BinomialInterval {
  /** Successes over trials. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The interval of Clopper and Pearson for a probability, from successes in independent trials.
 *
 * With $\alpha = 1 - \gamma$: low $= B^{-1}_{\alpha/2}(s, n-s+1)$, high $= B^{-1}_{1-\alpha/2}(s+1, n-s)$,
 * $B^{-1}$ the quantile of the beta distribution; low is 0 at $s = 0$ and high is 1 at $s = n$.
 *
 * @param successes $s$, a whole number from 0 to n.
 * @param trials $n$, a whole number, at least 1.
 * @param confidence $\gamma \in (0, 1)$, 0.95 when left out.
 * @throws RangeError for other arguments.
 *
 * Covers with probability at least $\gamma$ for every p and n. Cost: O(1).
 * Source: Clopper and Pearson 1934; quantile by jStat, to a relative 1e-6.
 * @example
 * binomialInterval(0, 10).high // 0.3084971...
 */
export function binomialInterval(successes: number, trials: number, confidence = 0.95): BinomialInterval {
  checkWholeNumber('trials', trials, 1, Infinity);
  checkWholeNumber('successes', successes, 0, trials, 'trials');
  checkConfidence(confidence);
  const tail = (1 - confidence) / 2;
  const low = successes === 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1);
  const high = successes === trials ? 1 : betaQuantile(1 - tail, successes + 1, trials - successes);
  return { share: successes / trials, low, high };
}
