import { type Ball } from '../balls/ball.ts';
import { type GeneralisationBoundOptions } from '../bounds/generalisation-bound-options.ts';
import { type Noise } from '../noise.ts';
import { type FeatureNorms } from '../points/feature-norms.ts';
import { worstCaseFeatures } from '../points/worst-case-features.ts';

/** A bound of the complexity of the scorers as a function of n: measured, from measured norms, or worst case. */
export function scorerComplexity(
  ball: Ball,
  options: GeneralisationBoundOptions,
): (noise: Noise, points: number) => number {
  const { complexity, features, featureRadius, columns, classes, norm } = options;
  if (complexity) {
    return (_, n) => complexity.interval[1] * Math.sqrt(complexity.points / n);
  }
  return (noise, n) => {
    const at = features
      ? grown(features, n)
      : worstCaseFeatures({ points: n, featureRadius, ...(columns !== undefined && { columns }) });
    return (norm / n) * ball.bound(at, classes, noise);
  };
}

/** The norms of n points that are spread like those measured. */
function grown(features: FeatureNorms, n: number): FeatureNorms {
  if (n === features.points) return features;
  const factor = n / features.points;
  return {
    ...features,
    points: n,
    sumOfSquares: factor * features.sumOfSquares,
    sumOfNorms: factor * features.sumOfNorms,
    sumOfFourthPowers: factor * features.sumOfFourthPowers,
    largestColumnNorm: Math.sqrt(factor) * features.largestColumnNorm,
    largestColumnSum: factor * features.largestColumnSum,
    operatorNorm: Math.sqrt(factor) * features.operatorNorm,
  };
}
