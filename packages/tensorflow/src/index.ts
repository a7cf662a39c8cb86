export { type Tensorflow, loadTensorflow, TensorflowError } from './load-tensorflow.ts';
