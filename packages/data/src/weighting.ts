import { normaliseRows } from './normalise-rows.ts';
import { type SparseMatrix } from './sparse-matrix.ts';
import { type Split } from './split.ts';
import { applyTfIdf, fitTfIdf } from './tf-idf.ts';

/**
 * How feature values are weighted: `tf-idf` (fitted on train, then rows scaled to norm 1),
 * `l2` (rows scaled to norm 1) or `none` (as they stand).
 */
export type Weighting = 'tf-idf' | 'l2' | 'none';

export const weightings: readonly Weighting[] = ['tf-idf', 'l2', 'none'];

/** Weights every split; whatever is fitted is fitted on the training split alone. */
export function weightSplits<S extends { readonly train: Split }>(splits: S, weighting: Weighting): S {
  const weight = weightFunction(splits.train.features, weighting);
  const entries = Object.entries(splits).map(([name, split]: [string, Split]) => [
    name,
    { ...split, features: weight(split.features) },
  ]);
  return Object.fromEntries(entries) as S;
}

function weightFunction(train: SparseMatrix, weighting: Weighting): (matrix: SparseMatrix) => SparseMatrix {
  switch (weighting) {
    case 'none':
      return (matrix) => matrix;
    case 'l2':
      return normaliseRows;
    case 'tf-idf': {
      const tfIdf = fitTfIdf(train);
      return (matrix) => normaliseRows(applyTfIdf(tfIdf, matrix));
    }
  }
}
