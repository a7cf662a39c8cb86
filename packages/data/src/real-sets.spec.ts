import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { datasetStatistics } from './dataset-statistics.ts';
import { readDataFolder } from './read-data-folder.ts';
import { type Split } from './split.ts';

const root =
  process.env.OWLERY_SHARED_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const present = existsSync(root);
if (!present)
  console.warn(`real data sets are skipped: there is no folder ${root}; OWLERY_SHARED_DATA may name it`);

/** Points of train, dev and test, features, labels and labels a point, as the sets' own table has them. */
const table: [string, number, number, number, number, number, number][] = [
  ['bibtex', 4880, 0, 2515, 1836, 159, 2.4],
  ['delicious', 12920, 0, 3185, 500, 983, 19.0],
  ['cooking-stackexchange', 12404, 0, 3000, 7688, 736, 2.31],
  ['eurlex57k', 45000, 6000, 6000, 48095, 4271, 5.07],
  ['llms4subjects', 90452, 19949, 26168, 131735, 41218, 2.85],
  ['tate', 46985, 5878, 5938, 11531, 16455, 6.1],
];

describe.skipIf(!present)('real sets', () => {
  it.each(table)(
    '%s has the statistics of its table',
    async (name, train, dev, test, features, labels, labelsPerPoint) => {
      const dataset = await readDataFolder(join(root, name), { weighting: 'none' });
      const statistics = datasetStatistics(dataset);
      expect(statistics).toMatchObject({ train, dev, test, features, labels });
      expect(Math.abs(statistics.labelsPerPoint - labelsPerPoint)).toBeLessThan(0.05);
      expect([dataset.featureNames!.length, dataset.labelNames!.length]).toEqual([features, labels]);
      expect(dataset.notes).toEqual([]);
    },
  );

  // Precision at 1 of 20 nearest neighbours under TF-IDF, measured elsewhere by another program.
  it.each([
    ['bibtex', 0.611],
    ['delicious', 0.631],
    ['cooking-stackexchange', 0.644],
  ])('%s: nearest neighbours under TF-IDF find the labels', async (name, precision) => {
    const { train, test } = await readDataFolder(join(root, name));
    expect(Math.abs(neighbourPrecision(train, test, 1500) - precision)).toBeLessThan(0.02);
  });
});

/** Precision at 1 over the first test points: labels of the 20 nearest training points, weighted by cosine. */
function neighbourPrecision(train: Split, test: Split, points: number): number {
  const columns = byColumn(train);
  const scores = new Float64Array(train.points);
  let hits = 0;
  for (let point = 0; point < points; point++) {
    scores.fill(0);
    const { rowStarts, columnIds, values } = test.features;
    for (let at = rowStarts[point]; at < rowStarts[point + 1]; at++) {
      const { rows, weights } = columns[columnIds[at]];
      for (let entry = 0; entry < rows.length; entry++) scores[rows[entry]] += weights[entry] * values[at];
    }
    const least = scores.slice().sort().at(-20)!;
    const votes = new Float64Array(train.labels.labels);
    for (let other = 0; other < train.points; other++)
      if (scores[other] >= least) for (const label of labelsOf(train, other)) votes[label] += scores[other];
    if (labelsOf(test, point).includes(votes.indexOf(Math.max(...votes)))) hits++;
  }
  return hits / points;
}

function byColumn({ points, features }: Split) {
  const columns = Array.from({ length: features.columns }, () => ({
    rows: [] as number[],
    weights: [] as number[],
  }));
  for (let point = 0; point < points; point++)
    for (let at = features.rowStarts[point]; at < features.rowStarts[point + 1]; at++) {
      columns[features.columnIds[at]].rows.push(point);
      columns[features.columnIds[at]].weights.push(features.values[at]);
    }
  return columns;
}

const labelsOf = ({ labels }: Split, point: number) =>
  labels.labelIds.subarray(labels.rowStarts[point], labels.rowStarts[point + 1]);
