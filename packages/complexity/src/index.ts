export { type Noise, noises } from './noise.ts';
export { type DensePoints, type Points, type SparsePoints } from './points/points.ts';
export { pointsFromRows } from './points/points-from-rows.ts';
export { readPointsCsv } from './points/read-points-csv.ts';
export { gaussianPoints } from './points/gaussian-points.ts';
export { kernelPoints } from './points/kernel-points.ts';
export { featureNorms, type FeatureNorms } from './points/feature-norms.ts';
export { ConvergenceError } from './norms/convergence-error.ts';
export { largestEigenvalue, type LargestEigenvalue } from './norms/largest-eigenvalue.ts';
export { nuclearNorm } from './norms/nuclear-norm.ts';
export { operatorNorm } from './norms/operator-norm.ts';
export { singularValues } from './norms/singular-values.ts';
export { type Ball, type BallId, type RowRule } from './balls/ball.ts';
export { ballById } from './balls/ball-by-id.ts';
export { balls } from './balls/balls.ts';
export { entrywiseBall } from './balls/entrywise-ball.ts';
export { frobeniusBall } from './balls/frobenius-ball.ts';
export { nuclearBall } from './balls/nuclear-ball.ts';
export { rowBall } from './balls/row-ball.ts';
export { rowSumBall } from './balls/row-sum-ball.ts';
export { spectralBall } from './balls/spectral-ball.ts';
export {
  type ComplexityEstimate,
  type EstimateMethod,
  type IntervalMethod,
  type NamedInterval,
} from './estimates/complexity-estimate.ts';
export { empiricalBernsteinInterval } from './estimates/empirical-bernstein-interval.ts';
export { finiteClassComplexity, type FiniteClassOptions } from './estimates/finite-class-complexity.ts';
export { gaussianMaximum } from './estimates/gaussian-maximum.ts';
export { kernelComplexity } from './estimates/kernel-complexity.ts';
export { linearComplexity } from './estimates/linear-complexity.ts';
export { type LinearComplexityEstimate } from './estimates/linear-complexity-estimate.ts';
export { linearComplexityOnThreads } from './estimates/linear-complexity-on-threads.ts';
export { type LinearComplexityOptions } from './estimates/linear-complexity-options.ts';
export { type MonteCarloOptions } from './estimates/monte-carlo-options.ts';
export { scalarComplexity } from './estimates/scalar-complexity.ts';
export { supremumComplexity, type SupremumComplexityOptions } from './estimates/supremum-complexity.ts';
export { worstCaseFeatures } from './points/worst-case-features.ts';
export { type ContractionRoute, type RouteInput } from './routes/contraction-route.ts';
export { contractionRatio } from './routes/contraction-ratio.ts';
export { contractionRoutes } from './routes/contraction-routes.ts';
export { fosterRakhlinRoute } from './routes/foster-rakhlin-route.ts';
export { gaussianRoute } from './routes/gaussian-route.ts';
export { leiRoute } from './routes/lei-route.ts';
export { maurerRoute } from './routes/maurer-route.ts';
export { routeById } from './routes/route-by-id.ts';
export { supNormRoute } from './routes/sup-norm-route.ts';
export { boundTable, type BoundCell } from './bounds/bound-table.ts';
export { boundsByRoute } from './bounds/bounds-by-route.ts';
export { firstNonVacuous } from './bounds/first-non-vacuous.ts';
export { generalisationBound } from './bounds/generalisation-bound.ts';
export { type GeneralisationBoundOptions } from './bounds/generalisation-bound-options.ts';
export { type BoundTerms, type GeneralisationBound } from './bounds/generalisation-bound-result.ts';
export { lossBound } from './bounds/loss-bound.ts';
export { reachedLipschitz } from './bounds/reached-lipschitz.ts';
export { scoreRange, type ScoreRange } from './bounds/score-range.ts';
export { empiricalLoss } from './empirical-loss.ts';
export { type LossClass } from './loss-class/loss-class.ts';
export { exactLossClassComplexity } from './loss-class/exact-loss-class-complexity.ts';
export { lossClassAscent, type AscentOptions } from './loss-class/loss-class-ascent.ts';
export {
  lossClassComplexity,
  type LossClassComplexity,
  type RouteLooseness,
} from './loss-class/loss-class-complexity.ts';
export { bayesRisk, type BayesRisk } from './measurement/bayes-risk.ts';
export { clusterDistribution } from './measurement/cluster-distribution.ts';
export {
  constrainedMinimum,
  type ConstrainedMinimum,
  type ConstrainedMinimumOptions,
} from './measurement/constrained-minimum.ts';
export { drawSample, type DrawnSample } from './measurement/draw-sample.ts';
export { empiricalDistribution } from './measurement/empirical-distribution.ts';
export { expectedLoss } from './measurement/expected-loss.ts';
export { expectedTopKError } from './measurement/expected-top-k-error.ts';
export { type FiniteDistribution } from './measurement/finite-distribution.ts';
export {
  stochasticDescent,
  type StochasticDescent,
  type StochasticDescentOptions,
  type SubgradientSource,
} from './measurement/stochastic-descent.ts';
