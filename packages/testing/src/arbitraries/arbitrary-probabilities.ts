import type fc from 'fast-check';
import { arbitraryCounts, type ProbabilityOptions } from './arbitrary-rational-probabilities.ts';

/**
 * A distribution $p$ over $L$ classes in doubles: the nearest doubles to exact fractions $n_c/\sum n$.
 *
 * Options and kinds as in `arbitraryRationalProbabilities`. Each entry is rounded once, so the sum is 1 up
 * to $L\,2^{-53}$, and equal fractions give equal doubles. Source: derived here.
 *
 * @example
 * const [p] = fc.sample(arbitraryProbabilities({ classes: 3, sorted: true }), { seed: 1, numRuns: 1 });
 * p[0] >= p[1] && p[1] >= p[2] // true
 */
export function arbitraryProbabilities(options: ProbabilityOptions): fc.Arbitrary<number[]> {
  return arbitraryCounts(options).map((counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / total);
  });
}
