import { type NounSynset } from './read-noun-synsets.ts';

/**
 * A distinct name for each of the given synsets: its first noun; where others of them start with
 * the same noun, all its nouns (`bank, depository financial institution`); and its offset beside
 * them where even these agree.
 */
export function labelNames(synsets: readonly NounSynset[]): string[] {
  const candidates: ((synset: NounSynset) => string)[] = [
    ({ words }) => words[0],
    ({ words }) => words.join(', '),
    ({ words, offset }) => `${words.join(', ')} (${offset})`,
  ];
  const names = synsets.map(candidates[0]);
  for (const longer of candidates.slice(1)) {
    const taken = new Map<string, number>();
    for (const name of names) taken.set(name, (taken.get(name) ?? 0) + 1);
    names.forEach((name, index) => {
      if (taken.get(name)! > 1) names[index] = longer(synsets[index]);
    });
  }
  return names;
}
