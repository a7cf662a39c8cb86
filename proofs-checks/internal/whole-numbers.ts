import fc from 'fast-check';

/** Lists of whole numbers with ties, shrinking towards zeros. */
export function wholeNumbers(options: { length: number; min?: number; max: number }): fc.Arbitrary<number[]> {
  const { length, min = 0, max } = options;
  const filled = (entry: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.array(entry, { minLength: length, maxLength: length });
  // A narrow range makes ties likely.
  return fc.oneof(
    filled(fc.integer({ min: Math.max(min, -2), max: Math.min(max, 2) })),
    filled(fc.integer({ min, max })),
  );
}

/** Order weights $\theta\in\mathbb Z_{\ge0}^N$ that never rise, not all 0. */
export function fallingWeights(negatives: number): fc.Arbitrary<number[]> {
  return anyWeights(negatives).map((weights) => [...weights].sort((a, b) => b - a));
}

/** Order weights $\theta\in\mathbb Z_{\ge0}^N$ in any order, not all 0. */
export function anyWeights(negatives: number): fc.Arbitrary<number[]> {
  return wholeNumbers({ length: negatives, max: 8 }).map((weights) =>
    weights.some((weight) => weight > 0) ? weights : [1, ...weights.slice(1)],
  );
}

/** Order weights $\theta\in\mathbb Z_{\ge0}^N$ with $\theta_j<\theta_{j+1}$ for the rank j given with them. */
export function risingWeights(negatives: number): fc.Arbitrary<{ weights: number[]; rank: number }> {
  return fc
    .record({
      weights: anyWeights(negatives),
      rank: fc.integer({ min: 1, max: negatives - 1 }),
      rise: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ weights, rank, rise }) => ({
      weights: weights.map((weight, i) => (i === rank ? weights[rank - 1] + rise : weight)),
      rank,
    }));
}

/** Order weights that are all the same whole number, from 1 to `most`, 8 unless said. */
export function constantWeights(negatives: number, most = 8): fc.Arbitrary<number[]> {
  return fc.integer({ min: 1, max: most }).map((weight) => new Array<number>(negatives).fill(weight));
}
