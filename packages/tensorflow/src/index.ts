export { loadTensorflow, type Tensorflow, TensorflowError } from './load-tensorflow.ts';
export { makeTensorflowEngine } from './make-tensorflow-engine.ts';
export { type Mined, MiningObjective, type MiningObjectiveOptions } from './mining/mining-objective.ts';
export { type MiningStep } from './mining/mining-step.ts';
