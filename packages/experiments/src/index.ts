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
