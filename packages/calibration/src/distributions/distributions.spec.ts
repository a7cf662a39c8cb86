import { compensatedSum, formatRational, parseRational, rational, rationalToDouble } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { decideCalibration } from '../decide-calibration.ts';
import { namedDistribution } from './named-distribution.ts';
import { probabilityFamilies } from './probability-families.ts';

const parameters: Record<string, string[]> = {
  zipf: ['0', '1', '2', '6/5'],
  geometric: ['1/2', '0.9', '1/1000'],
  uniform: [''],
  'heads-tail': ['1,9/10', '3,0.95', '2,1'],
};

describe.each(probabilityFamilies.map((family) => [family.id, family] as const))('%s', (id, family) => {
  it.each(parameters[id])('at %s falls, sums to 1 and agrees with its exact form', (text) => {
    const values = text === '' ? [] : text.split(',').map(parseRational);
    for (const classes of [4, 10]) {
      const doubles = family.probabilities(classes, values);
      expect(doubles.length).toBe(classes);
      expect(doubles.every((x, c) => x >= 0 && (c === 0 || x <= doubles[c - 1]))).toBe(true);
      expect(compensatedSum(doubles)).toBeCloseTo(1, 14);
      const exact = family.exactProbabilities(classes, values);
      if (exact === undefined) {
        expect(text).toBe('6/5');
        continue;
      }
      expect(exact.reduce((s, x) => s.add(x), rational(0)).equals(1n)).toBe(true);
      exact.forEach((x, c) => {
        expect(Math.abs(rationalToDouble(x) - doubles[c])).toBeLessThanOrEqual(
          family.relativeError * doubles[c],
        );
      });
    }
  });
});

describe('namedDistribution', () => {
  it('gives rationals where there are any, else doubles', () => {
    expect(
      (namedDistribution('geometric:1/2', 3, true).probabilities as ReturnType<typeof rational>[]).map(
        formatRational,
      ),
    ).toEqual(['4/7', '2/7', '1/7']);
    expect(
      (namedDistribution('zipf:1', 3, true).probabilities as ReturnType<typeof rational>[]).map(
        formatRational,
      ),
    ).toEqual(['6/11', '3/11', '2/11']);
    expect(namedDistribution('zipf:1.2', 3, true).probabilities).toBeInstanceOf(Float64Array);
    expect(namedDistribution('zipf:1.2', 4).probabilities[0]).toBeCloseTo(
      1 / (1 + 2 ** -1.2 + 3 ** -1.2 + 4 ** -1.2),
      15,
    );
  });

  it('passes the door of decideCalibration at full size', () => {
    const { probabilities, inputError } = namedDistribution('zipf:1.2', 100_000);
    const weights = new Float64Array(99_999).fill(1e-4);
    const { calibratedFor } = decideCalibration({
      probabilities,
      inputError,
      weights,
      family: 'bowl',
      surrogate: 'hinge',
    });
    // One threshold: p_K > c/(1 + c) > p_{K+1}.
    const expected = (probabilities as Float64Array).findIndex((x) => x < 1e-4 / 1.0001);
    expect(calibratedFor).toEqual([expected]);
  });

  it.each([
    ['pareto:2', 'distribution must be one of zipf, geometric, uniform, heads-tail, got pareto:2'],
    ['zipf', 'distribution must be written zipf:s, got zipf'],
    ['uniform:3', 'distribution must be written uniform, got uniform:3'],
    ['heads-tail:2', 'distribution must be written heads-tail:H,M, got heads-tail:2'],
    ['zipf:-1', 's of zipf must be a number from 0, got -1'],
    ['geometric:1', 'r of geometric must be a number between 0 and 1, got 1'],
    ['geometric:0', 'r of geometric must be a number between 0 and 1, got 0'],
    ['heads-tail:4,0.9', 'H of heads-tail must be a whole number from 1 to L - 1 = 3, got 4'],
    ['heads-tail:2,0.4', 'M of heads-tail must be a number from H/L to 1, got 2/5'],
    ['zipf:x', '"x" is no number'],
  ])('refuses %s', (text, message) => {
    for (const exact of [false, true]) expect(() => namedDistribution(text, 4, exact)).toThrow(message);
  });

  it('refuses one class', () => {
    expect(() => namedDistribution('uniform', 1)).toThrow(
      'classes must be a whole number of at least 2, got 1',
    );
  });
});
