import { type SparseMatrix } from './sparse-matrix.ts';

/** Term weights fitted on a training split. */
export interface TfIdf {
  /** Points of the training split. */
  readonly documents: number;
  /** One weight a feature; 0 for a feature that no training point has. */
  readonly idf: Float64Array;
}

/**
 * Fits the inverse document frequencies of `train`, a matrix of counts.
 *
 * $$\mathrm{idf}_j = 1 + \ln\frac{1 + n}{1 + n_j}\ (n_j > 0), \qquad \mathrm{idf}_j = 0\ (n_j = 0)$$
 *
 * with $n$ the rows of `train` and $n_j$ those with a non-zero entry in column $j$. A feature
 * unseen in training gets weight 0, since nothing can be learnt of it. Without rows all weights are 0.
 *
 * Cost: $O(\text{entries} + \text{columns})$. Source: the smoothed form of scikit-learn's `TfidfTransformer`,
 * apart from the unseen features.
 *
 * @throws RangeError when a value is no count (a whole number from 0).
 *
 * @example
 * ```ts
 * const { idf } = fitTfIdf(train.features); // a word in all of the points: idf 1
 * ```
 */
export function fitTfIdf(train: SparseMatrix): TfIdf {
  checkCounts(train);
  const counts = new Float64Array(train.columns);
  const { columnIds, values } = train;
  // Loops, not callbacks, over all entries: there may be a hundred million.
  for (let entry = 0; entry < columnIds.length; entry++) if (values[entry] !== 0) counts[columnIds[entry]]++;
  const idf = counts.map((count) => (count === 0 ? 0 : 1 + Math.log((1 + train.rows) / (1 + count))));
  return { documents: train.rows, idf };
}

/**
 * Replaces every count $t > 0$ of column $j$ by $(1 + \ln t)\,\mathrm{idf}_j$; a zero stays zero.
 *
 * The entries keep their places: the result shares `rowStarts` and `columnIds` with `matrix`.
 * Rows are not scaled; see `normaliseRows`. Cost: $O(\text{entries})$.
 *
 * @throws RangeError when the number of columns differs from the fit's or a value is no count.
 */
export function applyTfIdf({ idf }: TfIdf, matrix: SparseMatrix): SparseMatrix {
  if (matrix.columns !== idf.length)
    throw new RangeError(`the matrix has ${matrix.columns} columns, but TF-IDF was fitted on ${idf.length}`);
  checkCounts(matrix);
  const { columnIds, values: counts } = matrix;
  const values = new Float32Array(counts.length);
  for (let entry = 0; entry < counts.length; entry++) {
    const count = counts[entry];
    if (count === 0) continue;
    const scale = count < scales.length ? scales[count] : 1 + Math.log(count);
    values[entry] = scale * idf[columnIds[entry]];
  }
  return { ...matrix, values };
}

/** 1 + ln t of the counts t that are common. */
const scales = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(count));

function checkCounts({ values }: SparseMatrix): void {
  const bad = firstNonCount(values);
  if (bad >= 0) throw new RangeError(`TF-IDF needs counts, whole numbers from 0, got ${values[bad]}`);
}

/** Where the first value stands that is no whole number from 0; −1 when all are. */
export function firstNonCount(values: Float32Array): number {
  for (let entry = 0; entry < values.length; entry++) {
    const value = values[entry];
    if (!(value >= 0 && Math.floor(value) === value && value < Infinity)) return entry;
  }
  return -1;
}
