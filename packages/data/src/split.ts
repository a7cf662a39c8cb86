import { type LabelLists } from './label-lists.ts';
import { type SparseMatrix } from './sparse-matrix.ts';

export type SplitName = 'train' | 'dev' | 'test';

/** One part of a data set: row `i` of `features` and list `i` of `labels` are point `i`. */
export interface Split {
  readonly name: SplitName;
  readonly points: number;
  readonly features: SparseMatrix;
  readonly labels: LabelLists;
}
