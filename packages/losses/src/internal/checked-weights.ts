/** A private copy of order weights, after the check that they are finite, not negative and at least one. */
export function checkedWeights(weights: ArrayLike<number>): Float64Array {
  if (!(weights.length >= 1)) {
    throw new RangeError(
      `weights must hold at least one number (one negative), got length ${weights.length}`,
    );
  }
  for (let j = 0; j < weights.length; j++) {
    const weight = weights[j];
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`weights must be finite and at least 0, got ${weight} at rank ${j + 1}`);
    }
  }
  return Float64Array.from(weights);
}
