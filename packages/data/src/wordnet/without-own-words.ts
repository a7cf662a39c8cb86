import { stemmer } from 'stemmer';
import { glossWords } from './gloss-words.ts';

/** Computes `of` once a word. */
function remembered<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    let value = known.get(word);
    if (value === undefined) known.set(word, (value = of(word)));
    return value;
  };
}

const stem = remembered(stemmer);
const stems = remembered((word) => [...new Set(inflections(word).map(stem))]);

/** A word, its plurals, and what it may be the plural of, where Porter's stem tells them apart: tie, ties; man, men. */
function inflections(word: string): string[] {
  const forms = [word, `${word}s`];
  if (word.endsWith('s')) forms.push(`${word}es`, word.slice(0, -1));
  if (word.endsWith('ses')) forms.push(word.slice(0, -2));
  if (word.endsWith('man')) forms.push(word.replace(/an$/, 'en'));
  if (word.endsWith('men')) forms.push(word.replace(/en$/, 'an'));
  if (/fe?$/.test(word)) forms.push(word.replace(/fe?$/, 'ves'));
  if (word.endsWith('ves')) forms.push(word.replace(/ves$/, 'f'), word.replace(/ves$/, 'fe'));
  return forms;
}

/**
 * Which words of a definition give the defined nouns away: `parts`, the words of every noun
 * (`physical` and `object` of `physical object`); `whole`, only nouns of a single word.
 */
export type OwnWords = 'parts' | 'whole';

/**
 * The words of a definition without those that give the defined nouns away.
 *
 * Dropped is every word with the Porter stem of a noun of the synset, parts of a noun run
 * together (`icecream`), and with `parts` also every word with the stem of a part; the same with
 * their plurals in -s, -es, -men and -ves. So forms in -ed and -ing go too; `children` of `child` stays.
 *
 * @example
 * ```ts
 * withoutOwnWords(['oak', 'oak tree'], ['a', 'tree', 'with', 'acorns', 'like', 'oaks'], 'parts');
 * // ['a', 'with', 'acorns', 'like']
 * ```
 */
export function withoutOwnWords(
  nouns: readonly string[],
  words: readonly string[],
  ownWords: OwnWords,
): string[] {
  const own = new Set<string>();
  for (const noun of nouns) {
    const parts = glossWords(noun);
    const dropped = ownWords === 'parts' ? [...parts, parts.join('')] : [parts.join('')];
    for (const word of dropped) for (const form of stems(word)) own.add(form);
  }
  return words.filter((word) => !own.has(stem(word)));
}
