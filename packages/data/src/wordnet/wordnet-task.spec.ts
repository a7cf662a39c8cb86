import { beforeAll, describe, expect, it } from 'vitest';
import { type Dataset } from '../dataset.ts';
import { datasetStatistics } from '../dataset-statistics.ts';
import { hashSplit } from '../hash-split.ts';
import { loadDataset } from '../load-dataset.ts';
import { type Split } from '../split.ts';
import { ancestors } from './ancestors.ts';
import { type NounSynset, readNounSynsets } from './read-noun-synsets.ts';
import { wordNetTask } from './wordnet-task.ts';

const synsets = await readNounSynsets();
const points = synsets.filter(({ hypernyms }) => hypernyms.length > 0);
const normalised = (definition: string) =>
  definition
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The synsets of each part of the split by gloss, in the order of its points. */
const parts = Object.fromEntries(
  Object.entries(
    hashSplit(
      points.map(({ definition }) => normalised(definition)),
      { train: 0.8, dev: 0.1, test: 0.1 },
      'wordnet',
    ),
  ).map(([name, positions]: [string, Uint32Array]) => [name, Array.from(positions, (at) => points[at])]),
) as Record<'train' | 'dev' | 'test', NounSynset[]>;

const featureWords = ({ features }: Split, names: readonly string[], point: number) =>
  Array.from(
    features.columnIds.subarray(features.rowStarts[point], features.rowStarts[point + 1]),
    (column) => names[column],
  );

describe('wordnet:hypernyms', () => {
  let dataset: Dataset;
  beforeAll(async () => {
    dataset = await loadDataset('wordnet:hypernyms');
  }, 60_000);
  const splits = () => [dataset.train, dataset.dev!, dataset.test];

  it('has these sizes and, bit for bit, this content', () => {
    expect(datasetStatistics(dataset)).toMatchObject({
      features: 21_415,
      labels: 17_161,
      trainedLabels: 15_745,
    });
    expect(splits().map((split) => split.points)).toEqual([65_691, 8_317, 8_183]);
    expect(splits().map((split) => split.points)).toEqual(
      [parts.train, parts.dev, parts.test].map((part) => part.length),
    );
    expect(dataset.checksum).toMatch(/^db9b6def3796/);
    expect(dataset).toMatchObject({ name: 'wordnet:hypernyms', weighting: 'tf-idf' });
  });

  it('labels every synset with its direct hypernyms', () => {
    const idOf = new Map(
      [...new Set(points.flatMap(({ hypernyms }) => hypernyms))]
        .sort((a, b) => a - b)
        .map((at, id) => [at, id]),
    );
    expect(idOf.size).toBe(dataset.labels);
    for (const split of splits()) {
      const expected = parts[split.name].map(({ hypernyms }) => hypernyms.map((at) => idOf.get(at)!));
      expect(split.labels.labelIds).toEqual(Uint32Array.from(expected.flat()));
    }
    for (const [at, id] of [...idOf].slice(0, 50))
      expect(dataset.labelNames![id]).toMatch(synsets[at].words[0]);
  });

  it('has a distinct name for every label and feature', () => {
    expect(dataset.labelNames!.length).toBe(dataset.labels);
    expect(new Set(dataset.labelNames).size).toBe(dataset.labels);
    expect(dataset.featureNames!.length).toBe(dataset.features);
    expect(new Set(dataset.featureNames).size).toBe(dataset.features);
  });

  it('leaks no word of a synset, nor its plural, into its features', () => {
    const leaks: string[] = [];
    for (const split of splits())
      parts[split.name].forEach(({ words }, point) => {
        const own = new Set(words.flatMap((word) => [word.toLowerCase(), ...normalised(word).split(' ')]));
        for (const word of featureWords(split, dataset.featureNames!, point))
          if (own.has(word) || own.has(word.replace(/s$/, '')) || own.has(word.replace(/men$/, 'man')))
            leaks.push(`${words[0]}: ${word}`);
      });
    expect(leaks).toEqual([]);
  });

  it('has no definition of dev or test in train', () => {
    const train = new Set(parts.train.map(({ definition }) => normalised(definition)));
    const strangers = [...parts.dev, ...parts.test].filter(
      ({ definition }) => !train.has(normalised(definition)),
    );
    expect(strangers.length).toBe(parts.dev.length + parts.test.length);
    // The test is not empty: some definitions do occur more than once.
    expect(new Set(points.map(({ definition }) => normalised(definition))).size).toBeLessThan(points.length);
  });

  it('keeps the words of every definition in their order', () => {
    const names = dataset.featureNames!;
    const isFeature = new Set(names);
    const wrong: string[] = [];
    for (const split of splits()) {
      const { rowStarts, wordIds } = split.sequences!;
      parts[split.name].forEach(({ definition }, point) => {
        const words = Array.from(wordIds.subarray(rowStarts[point], rowStarts[point + 1]), (id) => names[id]);
        // The bag has the same words, so what is left of the definition are they in its order.
        const bag = featureWords(split, names, point);
        const ordered = normalised(definition)
          .split(' ')
          .filter((word) => isFeature.has(word) && bag.includes(word));
        if (String(words) !== String(ordered)) wrong.push(`${words} is not ${ordered}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('has the words of at least two training definitions as features, weighted by TF-IDF fitted on train', () => {
    const names = dataset.featureNames!;
    const counts = new Map<string, number>();
    const rows = parts.train.map((_, point) => featureWords(dataset.train, names, point));
    for (const word of rows.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual(names);
    expect(Math.min(...counts.values())).toBe(2);
    const { features } = dataset.test;
    for (let point = 0; point < 300; point++) {
      const { definition } = parts.test[point];
      const weights = featureWords(dataset.test, names, point).map((word) => {
        const times = normalised(definition)
          .split(' ')
          .filter((other) => other === word).length;
        return (1 + Math.log(times)) * (1 + Math.log((1 + rows.length) / (1 + counts.get(word)!)));
      });
      const values = features.values.subarray(features.rowStarts[point], features.rowStarts[point + 1]);
      expect([...values]).toEqual(
        weights.map((weight) => expect.closeTo(weight / Math.hypot(...weights), 5)),
      );
    }
  });
});

describe('wordnet:ancestors', () => {
  it('has the same points and features, with all ancestors as labels', async () => {
    const dataset = await loadDataset('wordnet:ancestors');
    expect(datasetStatistics(dataset)).toMatchObject({
      features: 21_415,
      labels: 17_161,
      trainedLabels: 15_920,
    });
    expect(dataset.checksum).toMatch(/^0cf66ca89b36/);
    const all = new Map(ancestors(synsets).map((list, at) => [synsets[at], list]));
    for (const split of [dataset.train, dataset.dev!, dataset.test]) {
      let sum = 0;
      const starts = [0, ...parts[split.name].map((synset) => (sum += all.get(synset)!.length))];
      expect(split.labels.rowStarts).toEqual(Uint32Array.from(starts));
    }
    expect(dataset.labelNames![0]).toBe('entity');
  });
});

describe('the random split', () => {
  it('leaves out labels and test points that nothing in train tells of', async () => {
    const dataset = await loadDataset('wordnet:hypernyms@random');
    expect(dataset.dev).toBeUndefined();
    expect(dataset.train.points).toBe(Math.round(0.8 * points.length));
    const { trainedLabels, labels, test } = datasetStatistics(dataset);
    expect([trainedLabels, labels, test]).toEqual([15_737, 15_737, 14_911]);
    const { rowStarts } = dataset.test.labels;
    expect(rowStarts.every((start, at) => at === 0 || start > rowStarts[at - 1])).toBe(true);
    expect(dataset.checksum).toMatch(/^05754565e491/);
  });

  it('keeps the parts of nouns in the lenient setting', async () => {
    const dataset = await loadDataset('wordnet:ancestors@lenient');
    expect(dataset.name).toBe('wordnet:ancestors@lenient');
    expect(dataset.labels).toBe(15_910);
    expect(dataset.train.features.columnIds.length).toBeGreaterThan(10.2 * dataset.train.points);
  });
});

describe('wordNetTask', () => {
  it.each([
    [
      { labels: 'parents', split: 'gloss', ownWords: 'parts' },
      'labels must be hypernyms or ancestors, got parents',
    ],
    [
      { labels: 'ancestors', split: 'official', ownWords: 'parts' },
      'split must be gloss or random and ownWords parts or whole, got official and parts',
    ],
    [
      { labels: 'ancestors', split: 'gloss', ownWords: 'none' },
      'split must be gloss or random and ownWords parts or whole, got gloss and none',
    ],
  ])('refuses %j', async (options, message) => {
    await expect(wordNetTask(options as never)).rejects.toThrow(new RangeError(message));
  });
});
