import { applyTfIdf, type Dataset, fitTfIdf, normaliseRows, type Split } from '@owlery/data';

/** A text as a point of a data set, and what became of its words. */
export interface PointOfText {
  readonly point: Split;
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * A text as one point: its words that are features of the data, weighted as the points of the data are.
 *
 * Words are runs of letters and digits in lower case, as the WordNet tasks read definitions.
 *
 * @throws {RangeError} when the features of the data have no names.
 */
export function pointOfText(text: string, data: Dataset): PointOfText {
  const { featureNames, train, weighting } = data;
  if (featureNames === undefined)
    throw new RangeError(
      `the features of ${data.name} have no names, so no text can be read; pick a test point`,
    );
  const ids = new Map(featureNames.map((name, id) => [name, id]));
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const counts = new Map<number, number>();
  for (const word of words) {
    const id = ids.get(word);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const entries = [...counts].sort(([a], [b]) => a - b);
  const row = {
    rows: 1,
    columns: data.features,
    rowStarts: Uint32Array.of(0, entries.length),
    columnIds: Uint32Array.from(entries, ([id]) => id),
    values: Float32Array.from(entries, ([, count]) => count),
  };
  const distinct = [...new Set(words)];
  return {
    point: {
      name: 'test',
      points: 1,
      features: weighting === 'none' ? row : normaliseRows(weighting === 'l2' ? row : weighted(row, train)),
      labels: {
        points: 1,
        labels: data.labels,
        rowStarts: Uint32Array.of(0, 0),
        labelIds: new Uint32Array(0),
      },
    },
    known: distinct.filter((word) => ids.has(word)),
    unknown: distinct.filter((word) => !ids.has(word)),
  };
}

/** TF-IDF asks only which points have a word, and that the weighted training points still say. */
function weighted(row: Split['features'], train: Split): Split['features'] {
  const present = { ...train.features, values: new Float32Array(train.features.values.length).fill(1) };
  return applyTfIdf(fitTfIdf(present), row);
}
