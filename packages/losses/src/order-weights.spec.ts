import { isNonIncreasing } from '@owlery/mining';
import { describe, expect, it } from 'vitest';
import {
  crammerSingerWeights,
  explicitWeights,
  harmonicWeights,
  orderWeights,
  owpcWeights,
  rankedRangeWeights,
  snmWeights,
  topKWeights,
} from './index.ts';

describe('weights worked out by hand', () => {
  it.each([
    [topKWeights(2), 4, [1, 1, 0, 0]],
    [topKWeights(4), 4, [1, 1, 1, 1]],
    [owpcWeights(4), 5, [0.25, 0.25, 0.25, 0.25, 0]],
    [owpcWeights(1), 2, [1, 0]],
    [harmonicWeights, 3, [1, 1 / 2, 1 / 3]],
    [crammerSingerWeights, 1, [1]],
    [crammerSingerWeights, 3, [1, 0, 0]],
    [rankedRangeWeights(2, 3), 4, [0, 0, 1, 0]],
    [explicitWeights([3, 0, 2]), 3, [3, 0, 2]],
  ])('%o', (rule, negatives, expected) => {
    expect(Array.from(rule.weights(negatives))).toEqual(expected);
  });

  it.each([
    [{ sample: 3, keep: 1 }, 5, [0.6, 0.3, 0.1, 0, 0]],
    [{ sample: 3, keep: 2 }, 5, [0.6, 0.6, 0.5, 0.3, 0]],
    [{ sample: 2, keep: 1, scheme: 'with-replacement' as const }, 3, [5 / 9, 3 / 9, 1 / 9]],
  ])('SNM %o', (options, negatives, expected) => {
    const theta = snmWeights(options).weights(negatives);
    expected.forEach((weight, j) => expect(theta[j]).toBeCloseTo(weight, 14));
    expect(theta.length).toBe(negatives);
  });
});

describe.each(orderWeights)('$id', (rule) => {
  it.each([1, 2, 3, 7, 200])('with %d negatives', (negatives) => {
    const theta = rule.weights(negatives);
    expect(theta).toBeInstanceOf(Float64Array);
    expect(theta.length).toBe(negatives);
    expect(theta.every((weight) => weight >= 0 && weight < Infinity)).toBe(true);
    expect(theta.some((weight) => weight > 0)).toBe(true);
    expect(isNonIncreasing(theta)).toBe(rule.nonIncreasing || negatives === 1);
    theta.fill(9);
    expect(rule.weights(negatives)).not.toEqual(theta);
  });

  it.each([0, -1, 2.5, NaN])('refuses %s negatives', (negatives) => {
    expect(() => rule.weights(negatives)).toThrow(RangeError);
  });
});

describe('errors', () => {
  it('name the value and what is allowed', () => {
    expect(() => topKWeights(0)).toThrow('k must be a whole number of at least 1, got 0');
    expect(() => topKWeights(5).weights(4)).toThrow(
      'k must be a whole number from 1 to negatives = 4, got 5',
    );
    expect(() => owpcWeights(5).weights(4)).toThrow(
      'k must be a whole number from 1 to negatives = 4, got 5',
    );
    expect(() => rankedRangeWeights(3, 3)).toThrow('k must be a whole number from 0 to m - 1 = 2, got 3');
    expect(() => rankedRangeWeights(1, 4).weights(3)).toThrow(
      'm must be a whole number from 1 to negatives = 3',
    );
    expect(() => snmWeights({ sample: 3, keep: 4 })).toThrow(
      'keep must be a whole number from 1 to sample = 3, got 4',
    );
    expect(() => snmWeights({ sample: 7, keep: 1 }).weights(5)).toThrow(
      'sample must be a whole number from 1 to negatives = 5, got 7',
    );
    expect(() => explicitWeights([])).toThrow('weights must hold at least one number');
    expect(() => explicitWeights([1, -2])).toThrow('weights must be finite and at least 0, got -2 at rank 2');
    expect(() => explicitWeights([NaN])).toThrow('got NaN at rank 1');
    expect(() => explicitWeights([1, Infinity])).toThrow('got Infinity at rank 2');
    expect(() => explicitWeights([1, 0]).weights(3)).toThrow(
      'negatives must be 2, the number of explicit weights, got 3',
    );
  });

  it('explicit weights are a copy and know whether they fall', () => {
    const given = [1, 0.5];
    const rule = explicitWeights(given);
    given[0] = 9;
    expect(Array.from(rule.weights(2))).toEqual([1, 0.5]);
    expect(rule.nonIncreasing).toBe(true);
    expect(explicitWeights([0.5, 1]).nonIncreasing).toBe(false);
  });

  it('ids are unique', () => {
    expect(new Set(orderWeights.map((rule) => rule.id)).size).toBe(orderWeights.length);
  });
});
