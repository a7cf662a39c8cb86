import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { calibratedShare } from './calibrated-share.ts';

describe('calibratedShare', () => {
  it('counts what it draws, and repeats with its seed', () => {
    const options = { family: 'bowl' as const, surrogate: 'logistic', weights: [1, 1, 0], points: 200 };
    const first = calibratedShare({ ...options, stream: randomStream(27, 'a') });
    expect(calibratedShare({ ...options, stream: randomStream(27, 'a') })).toEqual(first);
    expect(calibratedShare({ ...options, stream: randomStream(28, 'a') })).not.toEqual(first);
    for (const { top, share, low, high, calibrated, points, undecided } of first) {
      expect(share).toBe(calibrated / points);
      expect(low <= share && share <= high).toBe(true);
      expect(undecided).toBe(0);
      expect(top).toBeGreaterThan(0);
    }
    // Weight on the two best: K = 2 needs p_2 > T_2.
    const constant = calibratedShare({ ...options, weights: [1, 1, 1], stream: randomStream(27, 'a') });
    expect(constant.map((entry) => entry.share)).toEqual([1, 1, 1]);
    expect(() => calibratedShare({ ...options, points: 0, stream: randomStream(1) })).toThrow(
      'points must be',
    );
  });

  it('is uniform on the simplex: the largest of three exceeds 1/2 with probability 3/4, is mostly right', () => {
    const [first] = calibratedShare({
      family: 'bowl',
      surrogate: 'hinge',
      weights: [1, 1],
      points: 4000,
      stream: randomStream(29),
      confidence: 0.999,
    });
    expect(first.low).toBeLessThan(0.75);
    expect(first.high).toBeGreaterThan(0.75);
    expect(first.high - first.low).toBeLessThan(0.05);
  });
});
