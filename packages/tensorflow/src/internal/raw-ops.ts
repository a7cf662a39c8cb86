import type { Tensor, Tensor1D, Tensor2D, TensorInfo } from '@tensorflow/tfjs-node';
import { type Tensorflow } from '../load-tensorflow.ts';

/** What of the native backend is used beyond the library's own interface. */
interface NativeBackend {
  readonly binding: Readonly<Record<'TF_ATTR_TYPE' | 'TF_ATTR_BOOL' | 'TF_FLOAT' | 'TF_INT32', number>>;
  executeSingleOutput(name: string, attributes: object[], inputs: readonly TensorInfo[]): Tensor;
  write(values: Int32Array, shape: number[], dtype: string): object;
  disposeData(dataId: object): boolean;
}

function nativeBackend(tf: Tensorflow): NativeBackend {
  return tf.backend() as unknown as NativeBackend;
}

/**
 * Adds rows to a table where it lies: `table[ids[r]] += rows[r]`; equal ids add up.
 *
 * The tensor that is returned shares the table's memory and takes its place. TensorFlow wraps
 * ids that are out of range without a word, so they must have been checked. O(rows · columns).
 */
export function addRowsInPlace(tf: Tensorflow, table: Tensor2D, ids: Tensor1D, rows: Tensor2D): Tensor2D {
  return inPlace(tf, 'InplaceAdd', table, ids, rows);
}

/** Writes rows into a table where it lies: `table[ids[r]] = rows[r]`; the same holds as for adding. */
export function setRowsInPlace(tf: Tensorflow, table: Tensor2D, ids: Tensor1D, rows: Tensor2D): Tensor2D {
  return inPlace(tf, 'InplaceUpdate', table, ids, rows);
}

function inPlace(tf: Tensorflow, name: string, table: Tensor2D, ids: Tensor1D, rows: Tensor2D): Tensor2D {
  const backend = nativeBackend(tf);
  const { TF_ATTR_TYPE, TF_FLOAT } = backend.binding;
  const attributes = [{ name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT }];
  return backend.executeSingleOutput(name, attributes, [table, ids, rows]) as Tensor2D;
}

/** A sparse matrix by its entries: `(row, column)` pairs and their values. */
export interface SparseEntries {
  readonly rows: number;
  readonly columns: number;
  /** entries × 2. */
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/** $A B$, or $A^\top B$, for a sparse $A$ and a dense $B$; at least one entry. O(entries · columns of B). */
export function sparseProduct(
  tf: Tensorflow,
  { rows, columns, places, values }: SparseEntries,
  dense: Tensor2D,
  { transposed = false } = {},
): Tensor2D {
  const backend = nativeBackend(tf);
  const { TF_ATTR_TYPE, TF_ATTR_BOOL, TF_FLOAT, TF_INT32 } = backend.binding;
  // The shape is asked for in 64-bit numbers, which the library writes as pairs of 32-bit ones.
  const dataId = backend.write(new Int32Array([rows, 0, columns, 0]), [2], 'int64');
  const shape = { dataId, shape: [2], dtype: 'int64' } as unknown as TensorInfo;
  const [at, of] = [tf.tensor2d(places, [values.length, 2], 'int32'), tf.tensor1d(values)];
  try {
    return backend.executeSingleOutput(
      'SparseTensorDenseMatMul',
      [
        { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT },
        { name: 'Tindices', type: TF_ATTR_TYPE, value: TF_INT32 },
        { name: 'adjoint_a', type: TF_ATTR_BOOL, value: transposed },
        { name: 'adjoint_b', type: TF_ATTR_BOOL, value: false },
      ],
      [at, of, shape, dense],
    ) as Tensor2D;
  } finally {
    backend.disposeData(dataId);
    tf.dispose([at, of]);
  }
}
