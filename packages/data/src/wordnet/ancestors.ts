import { type NounSynset } from './read-noun-synsets.ts';

/** The positions of all ancestors of every synset, ascending: the transitive closure of `hypernyms`. */
export function ancestors(synsets: readonly Pick<NounSynset, 'hypernyms'>[]): readonly (readonly number[])[] {
  const known: (readonly number[] | undefined)[] = new Array(synsets.length);
  const of = (at: number): readonly number[] => {
    const all = new Set<number>();
    for (const parent of synsets[at].hypernyms) {
      all.add(parent);
      for (const ancestor of (known[parent] ??= of(parent))) all.add(ancestor);
    }
    return [...all].sort((a, b) => a - b);
  };
  return synsets.map((_, at) => (known[at] ??= of(at)));
}
