import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

/** What a distribution over classes may look like. */
export interface ProbabilityOptions {
  /** $L\ge1$. */
  readonly classes: number;
  /** Falling, $p_1\ge\dots\ge p_L$; in any order unless said. */
  readonly sorted?: boolean;
  /** Classes of probability 0 may occur; not unless said. */
  readonly zeros?: boolean;
}

/**
 * A distribution $p$ over $L$ classes in exact rationals: $p_c=n_c/\sum n$, summing to exactly 1.
 *
 * Kinds: small counts (many ties), near-ties (counts that differ by 1 in a million), uniform, and long
 * tails ($2^{-i}$). `zeros` lets classes of probability 0 occur, never all of them. Shrinks towards the
 * uniform. Source: derived here.
 *
 * @example
 * const [p] = fc.sample(arbitraryRationalProbabilities({ classes: 4 }), { seed: 1, numRuns: 1 });
 * formatRational(p.reduce((sum, q) => sum.add(q))) // '1'
 */
export function arbitraryRationalProbabilities(options: ProbabilityOptions): fc.Arbitrary<Rational[]> {
  return arbitraryCounts(options).map((counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => rational(count, total));
  });
}

/** The whole numbers $n_c$ behind the probabilities, below $2^{40}$. */
export function arbitraryCounts(options: ProbabilityOptions): fc.Arbitrary<number[]> {
  const { classes, sorted = false, zeros = false } = options;
  const filled = <T>(count: fc.Arbitrary<T>) => fc.array(count, { minLength: classes, maxLength: classes });
  const counts = fc.oneof(
    filled(fc.integer({ min: 1, max: 10 })),
    filled(fc.integer({ min: 1_000_000, max: 1_000_002 })),
    filled(fc.integer({ min: 1, max: 1_000_000 })),
    filled(fc.nat({ max: 30 }).map((power) => 2 ** power)),
  );
  const holes = zeros ? filled(fc.boolean()) : fc.constant<boolean[]>([]);
  return fc.tuple(counts, holes).map(([all, hole]) => {
    const left = all.map((count, c) => (hole[c] ? 0 : count));
    const some = left.some((count) => count > 0) ? left : all;
    return sorted ? [...some].sort((a, b) => b - a) : some;
  });
}
