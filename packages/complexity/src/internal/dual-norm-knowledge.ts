import { type Ball } from '../balls/ball.ts';
import { type Noise } from '../noise.ts';
import { type FeatureNorms } from '../points/feature-norms.ts';
import { type ValueKnowledge } from './mean-estimator.ts';

/** What is known beforehand of the draws of ‖M‖_*, for `classes` classes. */
export function dualNormKnowledge(
  ball: Ball,
  features: FeatureNorms,
  classes: number,
  noise: Noise,
): ValueKnowledge {
  const { sumOfSquares } = features;
  const meanOfSquares = classes * sumOfSquares;
  // Flipping a sign of point i moves the norm by at most 2‖x_i‖ (McDiarmid); a Lipschitz function of normal
  // numbers is sub-Gaussian with its Lipschitz constant.
  const subGaussian =
    noise === 'rademacher' ? Math.sqrt(meanOfSquares) : ball.noiseLipschitz(features, classes);
  // √q is tangent to √q₀ + (q − q₀)/(2√q₀) at the mean q₀.
  const rootOfSquares = ball.rows !== undefined && ball.rows.combine !== 'max';
  const slope = meanOfSquares > 0 ? 1 / (2 * Math.sqrt(meanOfSquares)) : 0;
  // A hair for the rounding of float32 sums.
  const largest = ball.largestDual(features, classes) * (1 + 1e-6);
  return {
    ...(noise === 'rademacher' && { range: [0, largest] as const }),
    subGaussian,
    control: rootOfSquares ? { mean: meanOfSquares, slope } : { mean: meanOfSquares },
  };
}
