import { checkWholeNumber } from '@owlery/numeric';

import { uniformSchemes, type UniformScheme } from './uniform-scheme.ts';

/** How stochastic negative mining draws and what it keeps. */
export interface MiningScheme {
  /** $N \ge 1$, the number of negatives of a point (classes less one). */
  readonly negatives: number;
  /** $b \ge 1$, the number of draws. */
  readonly sample: number;
  /** $k$, from 1 to b: how many of the sampled negatives, the best scored, are kept. */
  readonly keep: number;
  readonly scheme: UniformScheme;
}

/** The largest number of negatives: labels are 32-bit numbers. */
const mostNegatives = 2 ** 31 - 1;

/**
 * Refuses a mining scheme that no sampling can carry out.
 *
 * Allowed: N from 1 to $2^{31}-1$; k from 1 to b; b from 1 to N without replacement, to $N+1$ when all
 * classes are drawn from, and without limit with replacement.
 *
 * @param mining the options as given.
 * @throws RangeError (TypeError for no number) that names the option, what it got and what is allowed.
 *
 * Cost: O(1). Source: definition.
 * @example
 * checkMiningScheme({ negatives: 5, sample: 7, keep: 1, scheme: 'without-replacement' })
 * // RangeError: sample must be a whole number from 1 to negatives = 5, got 7
 */
export function checkMiningScheme({ negatives, sample, keep, scheme }: MiningScheme): void {
  if (!uniformSchemes.includes(scheme)) {
    throw new RangeError(`scheme must be one of ${uniformSchemes.join(', ')}, got ${JSON.stringify(scheme)}`);
  }
  checkWholeNumber('negatives', negatives, 1, mostNegatives);
  if (scheme === 'without-replacement') checkWholeNumber('sample', sample, 1, negatives, 'negatives');
  else if (scheme === 'accidental-hits')
    checkWholeNumber('sample', sample, 1, negatives + 1, 'negatives + 1');
  else checkWholeNumber('sample', sample, 1, Infinity);
  checkWholeNumber('keep', keep, 1, sample, 'sample');
}
