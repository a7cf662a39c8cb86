import { type Noise } from '../noise.ts';
import { type FeatureNorms } from '../points/feature-norms.ts';
import { type Points } from '../points/points.ts';
import { isSparse } from './check-points.ts';
import { smallerGram } from './gram.ts';

/** Above this many products the Gram matrix of the points is bounded instead of formed. */
const largestGramWork = 5e8;

/**
 * Certain bounds of E‖M‖_F from the first two moments of Q = ‖M‖_F², E Q = m = L Σ‖x_i‖², Var Q = v:
 *
 *   √m (1 − v / (2m²)) ≤ E √Q ≤ √m,
 *
 * since 1 + (u − 1)/2 − (u − 1)²/2 ≤ √u for u ≥ 0. Classes are independent, so v = L v₁ and the width is of
 * order 1/L; v₁ = 2(‖K‖_F² − Σ‖x_i‖⁴) for signs and 2‖K‖_F² for normal numbers, K = XXᵀ. The estimate adds the
 * next term of the expansion, √m (1 − v / (8m²)).
 */
export function momentEnclosure(
  points: Points,
  features: FeatureNorms,
  classes: number,
  noise: Noise,
): { low: number; high: number; estimate: number } {
  const m = classes * features.sumOfSquares;
  if (m === 0) return { low: 0, high: 0, estimate: 0 };
  const { squares, exact } = sumOfSquaredProducts(points, features);
  const ofOneClass = 2 * (squares - (noise === 'rademacher' ? features.sumOfFourthPowers : 0));
  const spread = Math.max(0, (classes * ofOneClass) / (m * m));
  const root = Math.sqrt(m);
  // Only a hair for rounding: everything else is proved.
  const low = root * Math.max(0, 1 - spread / 2) * (1 - 1e-12);
  const high = root * (1 + 1e-12);
  return { low, high, estimate: Math.max(low, root * (1 - (exact ? spread / 8 : spread / 16))) };
}

/** ‖K‖_F² = Σ_ij ⟨x_i, x_j⟩², or its bound ‖X‖_op² ‖X‖_F² where it would take too long. */
function sumOfSquaredProducts(points: Points, features: FeatureNorms): { squares: number; exact: boolean } {
  const { rows, columns } = points;
  const bound = features.operatorNorm ** 2 * features.sumOfSquares * (1 + 1e-9);
  if (isSparse(points) || rows * columns * Math.min(rows, columns) > largestGramWork) {
    return { squares: bound, exact: false };
  }
  const { gram } = smallerGram(points.values, rows, columns);
  let squares = 0;
  for (const entry of gram) squares += entry * entry;
  return { squares, exact: true };
}
