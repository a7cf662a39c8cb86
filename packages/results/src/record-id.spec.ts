import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecordId, recordIdFrom, recordIdSchema } from './record-id.ts';

describe('a record id', () => {
  it.each(['a', 'run-1', 'Wordnet_1.5', '7', 'x'.repeat(128)])('may be %s', (id) => {
    expect(isRecordId(id)).toBe(true);
    expect(recordIdSchema.safeParse(id).success).toBe(true);
  });

  it.each([
    '',
    '.',
    '..',
    'a..b',
    '../a',
    'a/b',
    'a\\b',
    '/etc',
    '-a',
    '.hidden',
    'a b',
    'a\n',
    'C:x',
    'ä',
    'x'.repeat(129),
    'a\0',
  ])('may not be %j', (id) => {
    expect(isRecordId(id)).toBe(false);
    expect(recordIdSchema.safeParse(id).error?.issues[0].message).toContain(`got ${JSON.stringify(id)}`);
  });

  it('can be made from any words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (words) => {
        expect(isRecordId(recordIdFrom(...words))).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(recordIdFrom('wordnet:ancestors', 'SNM(64, 1)', 'seed 3')).toBe(
      'wordnet-ancestors-snm-64-1-seed-3',
    );
    expect(recordIdFrom('..', '/')).toBe('record');
  });
});
