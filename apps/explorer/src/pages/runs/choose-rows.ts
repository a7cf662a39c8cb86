import { type RunRow } from './run-rows.ts';

export type SortKey = Exclude<keyof RunRow, 'finished' | 'words'>;

export interface RowChoice {
  /** Words that must all occur. */
  readonly search: string;
  /** Empty for every task. */
  readonly task: string;
  readonly method: string;
  readonly sort: SortKey;
  readonly falling: boolean;
}

/** The rows that fit a search and the filters, in the order asked for; what has no value comes last. */
export function chooseRows(rows: readonly RunRow[], choice: RowChoice): RunRow[] {
  const words = choice.search.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = rows.filter(
    (row) =>
      (choice.task === '' || row.task === choice.task) &&
      (choice.method === '' || row.method === choice.method) &&
      words.every((word) => row.words.includes(word)),
  );
  const { sort, falling } = choice;
  return fitting.sort((a, b) => {
    const [x, y] = [a[sort], b[sort]];
    if (x === y) return a.id < b.id ? -1 : 1;
    if (x === null) return 1;
    if (y === null) return -1;
    return (x < y ? -1 : 1) * (falling ? -1 : 1);
  });
}
