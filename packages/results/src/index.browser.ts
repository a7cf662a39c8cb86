// What a browser can use: schemas and queries, without the store, which needs a file system.
export { type BoundChoiceRecord, boundChoiceRecordSchema } from './bound-choice-record.ts';
export { type CalibrationMapRecord, calibrationMapRecordSchema } from './calibration-map-record.ts';
export {
  type CheckedClaim,
  checkedClaimSchema,
  type ClaimsRecord,
  claimsRecordSchema,
  strengthSchema,
} from './claims-record.ts';
export { type ComplexityGrowthRecord, complexityGrowthRecordSchema } from './complexity-growth-record.ts';
export { type Cost, costEstimate } from './cost-estimate.ts';
export { compareMethods } from './compare-methods.ts';
export { type EpochRecord, epochRecordSchema } from './epoch-record.ts';
export { type Estimate, estimate } from './estimate.ts';
export {
  type ExperimentRecord,
  experimentRecordSchema,
  type Tuning,
  tuningSchema,
} from './experiment-record.ts';
export { experimentRuns } from './experiment-runs.ts';
export { type Footing, type Gain, gains } from './gains.ts';
export { type GapRecord, gapRecordSchema } from './gap-record.ts';
export { groupRuns, type RunGroup } from './group-runs.ts';
export { type LoosenessRecord, loosenessRecordSchema } from './looseness-record.ts';
export { methodLabel } from './method-label.ts';
export { metricEstimate } from './metric-estimate.ts';
export { type Metrics, metricsSchema } from './metrics.ts';
export { type MiningFactorsRecord, miningFactorsRecordSchema } from './mining-factors-record.ts';
export { type ParsedRecord, parseRecord } from './parse-record.ts';
export { type RatioEstimate, ratioEstimate } from './ratio-estimate.ts';
export { isRecordId, recordIdFrom, recordIdSchema } from './record-id.ts';
export { type RecordOf, type RecordSchema, recordSchemas, type StoredRecord } from './record-schemas.ts';
export { recordsOf } from './records-of.ts';
export { type RunConfig, runConfigSchema } from './run-config.ts';
export {
  environmentSchema,
  type RunData,
  runDataSchema,
  type RunRecord,
  runRecordSchema,
} from './run-record.ts';
export { type MethodConfig, sampleAndKeep } from './sample-and-keep.ts';
