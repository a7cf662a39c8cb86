import { describe } from 'vitest';
import { loadTensorflow, type Tensorflow } from './load-tensorflow.ts';

let found: Tensorflow | undefined;
try {
  found = loadTensorflow(2);
} catch {
  console.warn('native TensorFlow is not set up, so its tests are skipped; npm run setup:tensorflow');
}

/** The library; only to be used within `describeNative`. */
export const tf = found as Tensorflow;

/** Tests that need native TensorFlow, skipped where it is not set up. */
export const describeNative = describe.skipIf(found === undefined);
