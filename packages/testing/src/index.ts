export { arbitraryDistinctScores } from './arbitraries/arbitrary-distinct-scores.ts';
export { arbitraryLabel } from './arbitraries/arbitrary-label.ts';
export { arbitraryLoss } from './arbitraries/arbitrary-loss.ts';
export { arbitraryMiningScheme } from './arbitraries/arbitrary-mining-scheme.ts';
export { arbitraryProbabilities } from './arbitraries/arbitrary-probabilities.ts';
export {
  arbitraryRationalProbabilities,
  type ProbabilityOptions,
} from './arbitraries/arbitrary-rational-probabilities.ts';
export { arbitraryScores } from './arbitraries/arbitrary-scores.ts';
export { arbitraryWeights } from './arbitraries/arbitrary-weights.ts';
export { checkLossLaws } from './check-loss-laws.ts';
export { checkSamplingLaws } from './check-sampling-laws.ts';
export { enumerateSamples, type EnumeratedSample } from './enumerate-samples.ts';
export { type LawOptions } from './law-options.ts';
export { type LawReport } from './law-report.ts';
export { lossFromModule } from './loss-from-module.ts';
export { type LossLaw } from './loss-law.ts';
export { lossLaws } from './loss-laws.ts';
export { midpointViolation, type MidpointViolation } from './midpoint-violation.ts';
export { naiveOrderedWeightedLoss } from './naive-ordered-weighted-loss.ts';
export { samplingLaws, type SamplingLaw } from './sampling-laws.ts';
