export { loadTensorflow, type Tensorflow, TensorflowError } from './load-tensorflow.ts';
export { makeTensorflowEngine } from './make-tensorflow-engine.ts';
export { type Mined, MiningObjective, type MiningObjectiveOptions } from './mining/mining-objective.ts';
export { type Batch, type MiningStep, miningStep } from './mining/mining-step.ts';
export { encoderGradients } from './mining/encoder-gradients.ts';
export { RowOptimiser, type RowOptimiserOptions } from './tables/row-optimiser.ts';
export { type TableOptions, TensorTable } from './tables/tensor-table.ts';
export { type EncoderBuilder, type EncoderShape } from './encoders/encoder-shape.ts';
export { encoders } from './encoders/encoders.ts';
