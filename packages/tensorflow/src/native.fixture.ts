import { loadTensorflow, type Tensorflow } from './load-tensorflow.ts';

let found: Tensorflow | undefined;
try {
  found = loadTensorflow(2);
} catch {
  // `load-tensorflow.spec.ts` says so, once.
}

/** Whether native TensorFlow is missing, and with it the reason to run its tests. */
export const noTensorflow = found === undefined;

/** The library; only to be used in tests that are skipped without it. */
export const tf = found as Tensorflow;
