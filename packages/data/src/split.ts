import { type LabelLists } from './label-lists.ts';
import { type SparseMatrix } from './sparse-matrix.ts';
import { type WordSequences } from './word-sequences.ts';

export type SplitName = 'train' | 'dev' | 'test';

/** One part of a data set: row `i` of `features` and list `i` of `labels` are point `i`. */
export interface Split {
  readonly name: SplitName;
  readonly points: number;
  readonly features: SparseMatrix;
  readonly labels: LabelLists;
  /** The words of each point in their order, where the points are texts that are at hand. */
  readonly sequences?: WordSequences;
}
