import { describe, expect, it } from 'vitest';
import { bowl, hinge, logistic, powl, smoothedHinge, topKError, topKErrorFactor } from './index.ts';

describe('topKError', () => {
  it.each([
    [[3, 1, 2], 0, 1, 0],
    [[3, 1, 2], 2, 1, 1],
    [[3, 1, 2], 2, 2, 0],
    [[3, 1, 2], 1, 2, 1],
    [[1, 1, 1], 1, 2, 1],
    [[1, 1, 0], 0, 2, 0],
  ])('%o, label %d, K = %d', (scores, label, k, expected) => {
    expect(topKError(scores, label, k)).toBe(expected);
  });
  it('refuses', () => {
    expect(() => topKError([1, 2], 2, 1)).toThrow('label must be a whole number from 0 to 1, got 2');
    expect(() => topKError([1, 2], 0, 2)).toThrow('k must be a whole number from 1 to negatives = 1, got 2');
    expect(() => topKError([1, NaN], 0, 1)).toThrow('scores must be numbers, got NaN at class 1');
  });
});

describe('topKErrorFactor', () => {
  const weights = [0.75, 0.5, 0];
  it('by hand', () => {
    expect(topKErrorFactor(powl({ surrogate: hinge, weights }), 1)).toBe(4 / 3);
    expect(topKErrorFactor(powl({ surrogate: hinge, weights }), 3)).toBe(0.8);
    expect(topKErrorFactor(bowl({ surrogate: hinge, weights }), 1)).toBe(2 / 3);
    expect(topKErrorFactor(bowl({ surrogate: hinge, weights }), 2)).toBe(0.5);
    expect(topKErrorFactor(bowl({ surrogate: smoothedHinge, weights }), 2)).toBe(1);
    expect(powl({ surrogate: logistic, weights }).topKErrorFactor(2)).toBe(1 / (Math.LN2 * 1.25));
  });
  it('is attained at equal scores', () => {
    const loss = powl({ surrogate: hinge, weights: [1, 1, 0] });
    expect(loss.topKErrorFactor(2) * loss.value(new Float64Array(4), 0)).toBe(1);
  });
  it('is Infinity without weight on the first K', () => {
    expect(topKErrorFactor(powl({ surrogate: hinge, weights: [0, 1] }), 1)).toBe(Infinity);
  });
  it('refuses K out of range', () => {
    const loss = powl({ surrogate: hinge, weights });
    expect(() => topKErrorFactor(loss, 4)).toThrow('k must be a whole number from 1 to negatives = 3, got 4');
    expect(() => topKErrorFactor(loss, 0)).toThrow(RangeError);
  });
});
