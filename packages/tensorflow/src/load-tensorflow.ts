import type * as tf from '@tensorflow/tfjs-node';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The library, as `import * as tf` would give it. */
export type Tensorflow = typeof tf;

/** The native backend is not set up on this machine; the message says what to run. */
export class TensorflowError extends Error {
  override readonly name = 'TensorflowError';
}

/**
 * The native TensorFlow library, read on first use (about half a second).
 *
 * @param threads threads of an operation; only the first call of a process can choose them. One a core without it.
 * @throws {TensorflowError} where it is not set up.
 *
 * @example
 * ```ts
 * const tf = loadTensorflow();
 * tf.matMul([[1, 2]], [[3], [4]]).dataSync(); // [11]
 * ```
 */
export function loadTensorflow(threads?: number): Tensorflow {
  // TensorFlow tells of the processor and of large tables on stderr unless told not to.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  if (threads !== undefined) process.env['TF_NUM_INTRAOP_THREADS'] ??= String(threads);
  // The library calls what Node 23 removed from `util`.
  const util = require('node:util') as { isNullOrUndefined?: unknown; isArray?: unknown };
  util.isNullOrUndefined ??= (value: unknown) => value === undefined || value === null;
  util.isArray ??= Array.isArray;
  try {
    return require('@tensorflow/tfjs-node') as Tensorflow;
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    const message = `the native TensorFlow backend is not set up here; run: npm run setup:tensorflow (${reason})`;
    throw new TensorflowError(message, { cause: error });
  }
}
