import fc from 'fast-check';

/**
 * Scores $f\in\mathbb R^L$ without ties: distinct multiples of $1/64$ from $-4$ to 4, so that a step below
 * $1/128$ changes no rank.
 *
 * `classes` is $L$ from 1 to 513. Source: derived here.
 *
 * @example
 * new Set(fc.sample(arbitraryDistinctScores({ classes: 5 }), { seed: 1, numRuns: 1 })[0]).size // 5
 */
export function arbitraryDistinctScores(options: { classes: number }): fc.Arbitrary<number[]> {
  const { classes } = options;
  return fc
    .uniqueArray(fc.integer({ min: -256, max: 256 }), { minLength: classes, maxLength: classes })
    .map((steps) => steps.map((step) => step / 64));
}
