import fc from 'fast-check';

/**
 * Scores $f\in\mathbb R^L$ that look for trouble: ties, near-ties, small whole numbers, doubles of ordinary
 * size, huge and tiny numbers, and mixtures of these in one array.
 *
 * `classes` is $L\ge1$. All scores are finite, none is $-0$, and $|f_c|\le$ `bound` (by default $2^{40}$,
 * where sums of a few scores still keep 12 bits after the point). Shrinks towards zeros. Source: derived here.
 *
 * @example
 * fc.sample(arbitraryScores({ classes: 3 }), { seed: 1, numRuns: 1 })[0].length // 3
 */
export function arbitraryScores(options: { classes: number; bound?: number }): fc.Arbitrary<number[]> {
  const { classes, bound = 2 ** 40 } = options;
  const whole = fc.integer({ min: -3, max: 3 });
  const quarters = fc.integer({ min: -16, max: 16 }).map((q) => q / 4);
  const nearTies = fc.tuple(fc.integer({ min: -1, max: 1 }), fc.integer({ min: -2, max: 2 }));
  const near = nearTies.map(([base, nudge]) => base + nudge * 2 ** -40);
  const ordinary = fc.double({ min: -4, max: 4, noNaN: true });
  const tiny = fc.tuple(whole, fc.integer({ min: -80, max: -30 })).map(([m, e]) => m * 2 ** e);
  const exponent = Math.max(1, Math.floor(Math.log2(bound)) - 2);
  const huge = fc.tuple(whole, fc.integer({ min: 1, max: exponent })).map(([m, e]) => m * 2 ** e);
  const mixed = fc.oneof(whole, quarters, near, ordinary, tiny, huge);
  const clipped = (score: number): number => Math.max(-bound, Math.min(bound, score)) + 0;
  const filled = (score: fc.Arbitrary<number>) =>
    fc.array(score.map(clipped), { minLength: classes, maxLength: classes });
  return fc.oneof(
    { arbitrary: filled(whole), weight: 3 },
    { arbitrary: filled(quarters), weight: 3 },
    { arbitrary: filled(near), weight: 2 },
    { arbitrary: filled(ordinary), weight: 3 },
    { arbitrary: filled(mixed), weight: 2 },
  );
}
