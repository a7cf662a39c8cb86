import fc from 'fast-check';

/**
 * Order weights $\theta\in\mathbb R^N_{\ge0}$, not all zero, with ties and zeros among them.
 *
 * `negatives` is $N\ge1$. `shape` is `non-increasing` (the convex losses), `rising` (some
 * $\theta_{j+1}\ge\theta_j+1/8$; needs $N\ge2$) or `any` (the default, in any order). Weights are at most
 * $N+8$; half of the arrays hold eighths, for exact arithmetic, the others any doubles.
 *
 * Errors: a RangeError for `rising` with fewer than two negatives. Source: derived here.
 *
 * @example
 * const [theta] = fc.sample(arbitraryWeights({ negatives: 4, shape: 'non-increasing' }), { seed: 1, numRuns: 1 });
 * theta.every((weight, j) => j === 0 || weight <= theta[j - 1]) // true
 */
export function arbitraryWeights(options: {
  negatives: number;
  shape?: 'non-increasing' | 'rising' | 'any';
}): fc.Arbitrary<number[]> {
  const { negatives, shape = 'any' } = options;
  if (shape === 'rising' && negatives < 2) {
    throw new RangeError(`negatives must be at least 2 for rising weights, got ${negatives}`);
  }
  const eighths = fc.integer({ min: 0, max: 8 }).map((e) => e / 8);
  const doubles = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));
  const filled = (weight: fc.Arbitrary<number>) =>
    fc.array(weight, { minLength: negatives, maxLength: negatives });
  const any = fc
    .oneof(filled(eighths), filled(doubles))
    .map((theta) => (theta.some((weight) => weight > 0) ? theta : [1, ...theta.slice(1)]));
  if (shape === 'any') return any;
  if (shape === 'non-increasing') {
    // Sums of what is left: zeros among the parts give ties.
    return any.map((parts) => parts.map((_, j) => parts.slice(j).reduceRight((sum, part) => sum + part, 0)));
  }
  return fc
    .tuple(any, fc.nat({ max: negatives - 2 }), fc.integer({ min: 1, max: 8 }))
    .map(([theta, j, rise]) => theta.map((weight, i) => (i === j + 1 ? theta[j] + rise / 8 : weight)));
}
