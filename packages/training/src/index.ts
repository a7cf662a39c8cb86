export { train, type TrainingEvent, type TrainingOptions } from './train.ts';
export {
  checkTrainingConfig,
  defaultTrainingConfig,
  encoderIds,
  type TrainingConfig,
} from './training-config.ts';
export { type EpochResult, type TrainingResult } from './training-result.ts';
export { DivergenceError } from './divergence-error.ts';
export { labelSampler, type LabelSampler, samplingIds } from './planning/sampling.ts';
export { evaluateCheckpoint } from './evaluate-checkpoint.ts';
export { rankWithCheckpoint, type CheckpointRankingOptions } from './rank-with-checkpoint.ts';
export { openLabelRanker, rankedAtOnce, type LabelRanker } from './predict/label-ranker.ts';
export { checkRows } from './checkpoint/check-rows.ts';
export { exportCheckpoint, exportFormats, type ExportFormat } from './export/export-checkpoint.ts';
export { type ExportedModel } from './export/exported-model.ts';
export { CheckpointError } from './checkpoint/checkpoint-error.ts';
export { previousCheckpointPath } from './checkpoint/previous-checkpoint.ts';
export { readCheckpointHeader } from './checkpoint/checkpoint-file.ts';
export { type CheckpointHeader } from './checkpoint/checkpoint-header.ts';
export { defaultPropensityModel, inversePropensities, type PropensityModel } from './metrics/propensities.ts';
export { rankingMetrics, metricRanks, type RankingMetrics } from './metrics/ranking-metrics.ts';
export {
  type Engine,
  type ParameterTable,
  type PhaseName,
  type PhaseTimes,
  phaseNames,
  type Ranking,
} from './engines/engine.ts';
export { type EngineMaker, type EngineOptions } from './engines/engine-options.ts';
export { newStepChunk } from './engines/new-step-chunk.ts';
export { type ChunkCounts, type StepChunk } from './planning/step-chunk.ts';
export { benchShapes, type BenchShape, type BenchShapeName } from './measure/bench-shapes.ts';
export { machineLimits, type MachineLimits } from './measure/machine-limits.ts';
export {
  measureSteps,
  stepsConfig,
  type StepsMeasured,
  type StepsToMeasure,
} from './measure/measure-steps.ts';
export { stepWork, type StepCounts, type Work } from './measure/step-work.ts';
export { MemoryError } from './memory/memory-error.ts';
export { memoryText } from './memory/memory-text.ts';
export { type TrainingMemory } from './memory/training-memory.ts';
