import { describe, expect, it } from 'vitest';
import { glossWords } from './gloss-words.ts';
import { withoutOwnWords } from './without-own-words.ts';

describe('withoutOwnWords', () => {
  const oaks = glossWords('A tree with acorns, like other oaks');

  it.each([
    ['parts', ['oak', 'oak tree'], oaks, 'a with acorns like other'],
    ['whole', ['oak', 'oak tree'], oaks, 'a tree with acorns like other'],
    ['parts', ['oak tree'], oaks, 'a with acorns like other'],
    ['whole', ['oak tree'], oaks, 'a tree with acorns like other oaks'],
    ['whole', ['Ice_cream', 'ice cream'], ['icecream', 'ice', 'cream', 'icecreams'], 'ice cream'],
    ['parts', ['box', 'city'], glossWords('boxes boxed boxing cities citied citizen'), 'citizen'],
    ['parts', ["jack-o'-lantern"], glossWords("a lantern for Jack's party"), 'a for s party'],
    ['parts', ['tie rack', 'pies'], glossWords('ties tie tied pie racks'), ''],
    ['whole', ['woman', 'knives', 'elf'], glossWords('women woman knife knives elves human'), 'human'],
    ['whole', ['firemen', 'gas', 'buses'], glossWords('fireman gases gas bus men'), 'men'],
    ['parts', [], ['kept'], 'kept'],
  ] as const)('with %s of %j', (ownWords, nouns, words, left) => {
    expect(withoutOwnWords(nouns, words, ownWords).join(' ')).toBe(left);
  });
});

describe('glossWords', () => {
  it('takes runs of letters and digits in lower case', () => {
    expect(glossWords("The B-52's (1 of 2); it's")).toEqual([
      'the',
      'b',
      '52',
      's',
      '1',
      'of',
      '2',
      'it',
      's',
    ]);
    expect(glossWords(' -- ')).toEqual([]);
  });
});
