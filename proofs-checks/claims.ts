import { type Claim } from './claim.ts';
import { claim as bowlConstantWeights } from './bowl-constant-weights/claim.ts';
import { claim as bowlMiningThreshold } from './bowl-mining-threshold/claim.ts';
import { claim as bowlNecessaryMass } from './bowl-necessary-mass/claim.ts';
import { claim as bowlTruncatedWeights } from './bowl-truncated-weights/claim.ts';
import { claim as bowlTruncationShrinks } from './bowl-truncation-shrinks/claim.ts';
import { claim as calibrationOracles } from './calibration-oracles/claim.ts';
import { claim as choquetForm } from './choquet-form/claim.ts';
import { claim as composition } from './composition/claim.ts';
import { claim as convexIffNonIncreasing } from './convex-iff-non-increasing/claim.ts';
import { claim as entrywiseBall } from './entrywise-ball/claim.ts';
import { claim as exchangeLemma } from './exchange-lemma/claim.ts';
import { claim as frobeniusBall } from './frobenius-ball/claim.ts';
import { claim as gaussianContraction } from './gaussian-contraction/claim.ts';
import { claim as generalisationCoverage } from './generalisation-coverage/claim.ts';
import { claim as hingeBowlThresholds } from './hinge-bowl-thresholds/claim.ts';
import { claim as hingePowlPartitions } from './hinge-powl-partitions/claim.ts';
import { claim as inBatchRanking } from './in-batch-ranking/claim.ts';
import { claim as kahaneConstant } from './kahane-constant/claim.ts';
import { claim as layerCake } from './layer-cake/claim.ts';
import { claim as lipschitzConstants } from './lipschitz-constants/claim.ts';
import { claim as maurerContraction } from './maurer-contraction/claim.ts';
import { claim as miningAndCalibration } from './mining-and-calibration/claim.ts';
import { claim as multiLabelMasking } from './multi-label-masking/claim.ts';
import { claim as nuclearBall } from './nuclear-ball/claim.ts';
import { claim as powlConcentration } from './powl-concentration/claim.ts';
import { claim as powlMiningThreshold } from './powl-mining-threshold/claim.ts';
import { claim as powlNearUniform } from './powl-near-uniform/claim.ts';
import { claim as powlNeverEverywhere } from './powl-never-everywhere/claim.ts';
import { claim as powlOneHardNegative } from './powl-one-hard-negative/claim.ts';
import { claim as powlSingleCut } from './powl-single-cut/claim.ts';
import { claim as powlSufficientHead } from './powl-sufficient-head/claim.ts';
import { claim as powlTopWeights } from './powl-top-weights/claim.ts';
import { claim as psi1Calibration } from './psi1-calibration/claim.ts';
import { claim as psi2Calibration } from './psi2-calibration/claim.ts';
import { claim as psi3Calibration } from './psi3-calibration/claim.ts';
import { claim as psi4Calibration } from './psi4-calibration/claim.ts';
import { claim as psi5Calibration } from './psi5-calibration/claim.ts';
import { claim as rademacherAndGaussian } from './rademacher-and-gaussian/claim.ts';
import { claim as recalledContractions } from './recalled-contractions/claim.ts';
import { claim as regretTransfer } from './regret-transfer/claim.ts';
import { claim as rowBall } from './row-ball/claim.ts';
import { claim as rowSumBall } from './row-sum-ball/claim.ts';
import { claim as scalarContraction } from './scalar-contraction/claim.ts';
import { claim as scalarLinearClasses } from './scalar-linear-classes/claim.ts';
import { claim as smoothBowlConstantWeights } from './smooth-bowl-constant-weights/claim.ts';
import { claim as smoothBowlMajorant } from './smooth-bowl-majorant/claim.ts';
import { claim as smoothBowlNearUniform } from './smooth-bowl-near-uniform/claim.ts';
import { claim as smoothBowlTruncatedWeights } from './smooth-bowl-truncated-weights/claim.ts';
import { claim as snmLimits } from './snm-limits/claim.ts';
import { claim as snmMajorisation } from './snm-majorisation/claim.ts';
import { claim as snmSamplingVariance } from './snm-sampling-variance/claim.ts';
import { claim as snmSharedSample } from './snm-shared-sample/claim.ts';
import { claim as snmUnbiased } from './snm-unbiased/claim.ts';
import { claim as snmWeightsAccidentalHits } from './snm-weights-accidental-hits/claim.ts';
import { claim as snmWeightsDistinct } from './snm-weights-distinct/claim.ts';
import { claim as snmWeightsWithReplacement } from './snm-weights-with-replacement/claim.ts';
import { claim as snmWeightsWithoutReplacement } from './snm-weights-without-replacement/claim.ts';
import { claim as softMaxIsNoOwl } from './soft-max-is-no-owl/claim.ts';
import { claim as spectralBall } from './spectral-ball/claim.ts';
import { claim as supNormContraction } from './sup-norm-contraction/claim.ts';
import { claim as topKErrorDomination } from './top-k-error-domination/claim.ts';

/**
 * Every claim of the project, in the order of the theory; a new one is run and tested by being listed.
 *
 * @example
 * claims[0].id // 'layer-cake'
 */
export const claims: readonly Claim[] = [
  layerCake,
  composition,
  convexIffNonIncreasing,
  choquetForm,
  snmWeightsWithoutReplacement,
  snmWeightsWithReplacement,
  snmWeightsDistinct,
  snmWeightsAccidentalHits,
  snmSharedSample,
  snmLimits,
  snmMajorisation,
  snmUnbiased,
  snmSamplingVariance,
  softMaxIsNoOwl,
  inBatchRanking,
  exchangeLemma,
  hingePowlPartitions,
  powlSingleCut,
  powlSufficientHead,
  powlTopWeights,
  powlOneHardNegative,
  powlNearUniform,
  powlConcentration,
  powlMiningThreshold,
  powlNeverEverywhere,
  hingeBowlThresholds,
  bowlConstantWeights,
  bowlTruncatedWeights,
  bowlNecessaryMass,
  bowlTruncationShrinks,
  bowlMiningThreshold,
  smoothBowlMajorant,
  smoothBowlConstantWeights,
  smoothBowlTruncatedWeights,
  smoothBowlNearUniform,
  psi1Calibration,
  psi2Calibration,
  psi3Calibration,
  psi4Calibration,
  psi5Calibration,
  miningAndCalibration,
  calibrationOracles,
  multiLabelMasking,
  topKErrorDomination,
  regretTransfer,
  lipschitzConstants,
  rademacherAndGaussian,
  scalarContraction,
  maurerContraction,
  gaussianContraction,
  supNormContraction,
  recalledContractions,
  frobeniusBall,
  rowBall,
  rowSumBall,
  spectralBall,
  nuclearBall,
  entrywiseBall,
  kahaneConstant,
  scalarLinearClasses,
  generalisationCoverage,
];
