import { type Dataset } from './dataset.ts';
import { normaliseRows } from './normalise-rows.ts';
import { type SparseMatrix } from './sparse-matrix.ts';
import { applyTfIdf, fitTfIdf } from './tf-idf.ts';

/**
 * What weights new rows as the points of a data set were weighted.
 *
 * The function takes a matrix of raw values (counts, for `tf-idf`) with the features of the data. TF-IDF
 * needs only which training points have a feature, and the weighted training points still say that.
 * Cost: $O(\text{entries of train})$ once for `tf-idf`, then $O(\text{entries})$.
 *
 * @throws RangeError from the function, when `tf-idf` is given a value that is no count.
 *
 * @example
 * ```ts
 * const weight = rowWeighting(dataset);
 * const { values } = weight(counts); // rows of norm 1
 * ```
 */
export function rowWeighting({
  train,
  weighting,
}: Pick<Dataset, 'train' | 'weighting'>): (rows: SparseMatrix) => SparseMatrix {
  if (weighting === 'none') return (rows) => rows;
  if (weighting === 'l2') return normaliseRows;
  const present = train.features.values.map((value) => Number(value !== 0));
  const tfIdf = fitTfIdf({ ...train.features, values: present });
  return (rows) => normaliseRows(applyTfIdf(tfIdf, rows));
}
