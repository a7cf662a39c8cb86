import { type FiniteDistribution } from '../measurement/finite-distribution.ts';

/** The probability of each point that has one, and $\Pr[y\mid x]$ over all classes. */
export function conditionalsOf(
  distribution: FiniteDistribution,
): { mass: number; probabilities: Float64Array }[] {
  const { points, classes, pairStarts, labels, probabilities } = distribution;
  const found: { mass: number; probabilities: Float64Array }[] = [];
  for (let i = 0; i < points.rows; i++) {
    const conditional = new Float64Array(classes);
    let mass = 0;
    for (let at = pairStarts[i]; at < pairStarts[i + 1]; at++) {
      conditional[labels[at]] += probabilities[at];
      mass += probabilities[at];
    }
    if (mass === 0) continue;
    for (let c = 0; c < classes; c++) conditional[c] /= mass;
    found.push({ mass, probabilities: conditional });
  }
  return found;
}
