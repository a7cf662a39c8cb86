import { describe, expect, it } from 'vitest';
import { checkSamplingLaws, enumerateSamples } from './index.ts';

describe('sampling laws', () => {
  it('hold', () => {
    const reports = checkSamplingLaws({ cases: 300 });
    expect(reports.map((report) => report.id)).toEqual([
      'induced-weights-by-enumeration',
      'sampled-loss-unbiased',
    ]);
    expect(reports.filter((report) => !report.holds)).toEqual([]);
  });
  it('refuse an unknown name', () => {
    expect(() => checkSamplingLaws({ laws: ['unbiased'] })).toThrow(
      'laws must be among induced-weights-by-enumeration, sampled-loss-unbiased, got unbiased',
    );
  });
});

describe('enumerateSamples', () => {
  it('without replacement', () => {
    expect(enumerateSamples({ negatives: 3, sample: 2, keep: 1, scheme: 'without-replacement' })).toEqual([
      { negatives: [0, 1], probability: 1 / 3 },
      { negatives: [0, 2], probability: 1 / 3 },
      { negatives: [1, 2], probability: 1 / 3 },
    ]);
  });
  it('with replacement and distinct', () => {
    const drawn = { negatives: 2, sample: 2, keep: 1 };
    const lists = (scheme: 'with-replacement' | 'distinct') =>
      enumerateSamples({ ...drawn, scheme }).map((outcome) => outcome.negatives);
    expect(lists('with-replacement')).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(lists('distinct')).toEqual([[0], [0, 1], [1, 0], [1]]);
  });
  it('accidental hits drop the positive', () => {
    const outcomes = enumerateSamples({ negatives: 2, sample: 2, keep: 1, scheme: 'accidental-hits' });
    expect(outcomes.map((outcome) => outcome.negatives)).toEqual([[0, 1], [0], [1]]);
  });
  it('probabilities sum to 1', () => {
    const outcomes = enumerateSamples({ negatives: 5, sample: 3, keep: 1, scheme: 'with-replacement' });
    expect(outcomes.length).toBe(125);
    expect(outcomes.reduce((sum, outcome) => sum + outcome.probability, 0)).toBeCloseTo(1, 12);
  });
  it('refuses the impossible and the endless', () => {
    expect(() =>
      enumerateSamples({ negatives: 2, sample: 3, keep: 1, scheme: 'without-replacement' }),
    ).toThrow('sample must be a whole number from 1 to negatives = 2, got 3');
    expect(() => enumerateSamples({ negatives: 50, sample: 20, keep: 1, scheme: 'distinct' })).toThrow(
      'a scheme of at most 100000 outcomes can be enumerated, got more',
    );
  });
});
