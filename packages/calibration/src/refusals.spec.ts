import { hinge, surrogates } from '@owlery/losses';
import { parseRational, type Rational } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { decideCalibration } from './decide-calibration.ts';

const exact = (texts: readonly string[]): Rational[] => texts.map(parseRational);
const p = [0.6, 0.25, 0.15];

describe('refuses', () => {
  const options = { probabilities: p, weights: [1, 1], family: 'powl' as const, surrogate: 'hinge' };
  it.each<[string, object, string]>([
    ['one class', { probabilities: [1], weights: [] }, 'probabilities must hold at least 2 numbers, got 1'],
    [
      'a negative probability',
      { probabilities: [0.6, 0.5, -0.1] },
      'probabilities must be finite and at least 0, got -0.1 at index 2',
    ],
    [
      'a negative rational',
      { probabilities: exact(['3/5', '1/2', '-1/10']) },
      'probabilities must be finite and at least 0, got -1/10 at index 2',
    ],
    [
      'NaN',
      { probabilities: [0.6, NaN, 0.4] },
      'probabilities must be finite and at least 0, got NaN at index 1',
    ],
    [
      'an infinite weight',
      { weights: [Infinity, 1] },
      'weights must be finite and at least 0, got Infinity at index 0',
    ],
    ['a negative weight', { weights: [1, -1] }, 'weights must be finite and at least 0, got -1 at index 1'],
    [
      'a sum off 1',
      { probabilities: [0.6, 0.25, 0.25] },
      'probabilities must sum to 1 (to within 1.0e-12), got 1.1',
    ],
    [
      'a rational sum off 1',
      { probabilities: exact(['3/5', '1/4', '1/5']) },
      'probabilities must sum to 1 exactly, got 21/20',
    ],
    [
      'too many weights',
      { weights: [1, 1, 1] },
      'weights must hold one number a negative (classes - 1 = 2), got 3',
    ],
    ['K = 0', { top: 0 }, 'top must be a whole number from 1 to classes - 1 = 2, got 0'],
    ['K = L', { top: 3 }, 'top must be a whole number from 1 to classes - 1 = 2, got 3'],
    ['another family', { family: 'owl' }, 'family must be one of powl, bowl, got owl'],
    ['an unknown surrogate', { surrogate: 'ramp' }, 'surrogate must be one of'],
    [
      'a kinked surrogate',
      { surrogate: { ...hinge, id: 'kinked' } },
      'surrogate must be the hinge or differentiable with a negative slope at 0, got kinked',
    ],
    [
      'exact smooth POWL',
      { surrogate: 'logistic', exact: true },
      'exact must be left out for powl with logistic',
    ],
    ['a large input error', { inputError: 0.5 }, 'inputError must be a number from 0 to 0.01, got 0.5'],
    ['weights beyond doubles', { weights: [1e300, 1e300] }, 'weights must sum to less than 2^900 in doubles'],
    [
      'weights beyond doubles, BOWL',
      { weights: [1e300, 1e300], family: 'bowl' },
      'weights must sum to less than 2^900 in doubles',
    ],
  ])('%s', (_, change, message) => {
    expect(() => decideCalibration({ ...options, ...change })).toThrow(message);
  });

  it('text among the numbers', () => {
    const probabilities = ['0.6', '0.25', '0.15'] as unknown as number[];
    expect(() => decideCalibration({ ...options, probabilities })).toThrow(TypeError);
  });

  it('a surrogate that is flat at 0, whose risk has no use for small margins', () => {
    const flat = {
      ...surrogates[1],
      id: 'flat',
      derivative: (t: number) => Math.min(0, 2 * t),
      value: (t: number) => Math.min(0, t) ** 2,
    };
    expect(() => decideCalibration({ ...options, family: 'bowl', surrogate: flat })).toThrow('got flat');
  });
});
