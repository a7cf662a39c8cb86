import { type Dataset, glossWords, rowWeighting, type SparseMatrix } from '@owlery/data';

/** Texts as points of a data set, and what became of their words. */
export interface PointsOfTexts {
  readonly features: SparseMatrix;
  /** The distinct words of each text that are features, and those that are not. */
  readonly known: readonly (readonly string[])[];
  readonly unknown: readonly (readonly string[])[];
}

/**
 * Reads texts as points of a data set: their words that are features, weighted as the points of the data are.
 *
 * Words are runs of letters and digits in lower case, as the WordNet tasks read definitions.
 */
export class TextReader {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #columns: number;
  readonly #weight: (rows: SparseMatrix) => SparseMatrix;

  constructor(data: Dataset, featureNames: readonly string[]) {
    this.#ids = new Map(featureNames.map((name, id) => [name, id]));
    this.#columns = data.features;
    this.#weight = rowWeighting(data);
  }

  read(texts: readonly string[]): PointsOfTexts {
    const words = texts.map(glossWords);
    const rows = words.map((list) => {
      const counts = new Map<number, number>();
      for (const word of list) {
        const id = this.#ids.get(word);
        if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return [...counts].sort(([a], [b]) => a - b);
    });
    const rowStarts = new Uint32Array(rows.length + 1);
    rows.forEach((row, at) => (rowStarts[at + 1] = rowStarts[at] + row.length));
    const entries = rows.flat();
    const distinct = words.map((list) => [...new Set(list)]);
    return {
      features: this.#weight({
        ...{ rows: rows.length, columns: this.#columns, rowStarts },
        columnIds: Uint32Array.from(entries, ([id]) => id),
        values: Float32Array.from(entries, ([, count]) => count),
      }),
      known: distinct.map((list) => list.filter((word) => this.#ids.has(word))),
      unknown: distinct.map((list) => list.filter((word) => !this.#ids.has(word))),
    };
  }
}
