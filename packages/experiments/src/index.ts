export { dataOf } from './data-of.ts';
export { environmentOf } from './environment-of.ts';
export {
  type Candidate,
  type ExperimentPlan,
  type PlannedMethod,
  type PlannedTask,
} from './experiment-plan.ts';
export { reproductionPlan } from './reproduction-plan.ts';
export { runExperiment, type ExperimentEvent, type ExperimentOptions } from './run-experiment.ts';
export { runRecordOf, type RunRecordOptions } from './run-record-of.ts';
export { defaultClusters, type ClusterSourceOptions } from './measurements/sources/cluster-source.ts';
export { type FrequentLabelSourceOptions } from './measurements/sources/frequent-label-source.ts';
export { defaultGapEffort, type GapOptions } from './measurements/gap/gap-options.ts';
export { measureGap, type MeasuredGap } from './measurements/gap/measure-gap.ts';
export { measurementPlan, type MeasurementPlan } from './measurements/measurement-plan.ts';
export { runMeasurements, type MeasurementOptions } from './measurements/run-measurements.ts';
