import { hinge } from '@owlery/losses';
import { formatRational, parseRational, rational, rationalFromDouble, type Rational } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { type CalibrationDecision } from './calibration-decision.ts';
import { type CalibrationOptions } from './calibration-options.ts';
import { decideCalibration } from './decide-calibration.ts';

const exact = (texts: readonly string[]): Rational[] => texts.map(parseRational);
const p = [0.6, 0.25, 0.15];

describe('anchors', () => {
  const both = (options: CalibrationOptions): CalibrationDecision[] => [
    decideCalibration(options),
    decideCalibration({ ...options, exact: true }),
  ];
  it.each([
    ['bowl', p, [1, 1], [1], [1]],
    ['bowl', p, [0.2, 0.2], [2], [2]],
    ['powl', p, [1, 1], [1], [[1]]],
    ['powl', [0.4, 0.35, 0.25], [1, 1], [2], [[2]]],
  ] as const)(
    'hinge %s, p = %j, θ = %j: calibrated for %j',
    (family, probabilities, weights, calibratedFor, minimisers) => {
      for (const decision of both({ probabilities, weights, family, surrogate: 'hinge' })) {
        expect(decision).toMatchObject({
          calibratedFor,
          minimisers,
          undecided: [],
          undefinedFor: [],
          strength: 'proved',
        });
      }
    },
  );

  it('gives gaps and infima as rationals', () => {
    const options = { probabilities: exact(['3/5', '1/4', '3/20']), surrogate: 'hinge', exact: true };
    const powl = decideCalibration({ ...options, family: 'powl', weights: [1, 1] });
    expect(formatRational(powl.exactGaps![1])).toBe('1/4');
    expect(formatRational(powl.exactGaps![2])).toBe('0');
    expect(formatRational(powl.exactInfimum!)).toBe('6/5');
    expect(powl.margins[2]).toBe(-0.05);
    const bowl = decideCalibration({ ...options, family: 'bowl', weights: exact(['1/5', '1/5']) });
    expect(formatRational(bowl.exactGaps![2])).toBe('1/25');
    expect(formatRational(bowl.exactInfimum!)).toBe('19/25');
    expect(bowl.margins[1]).toBe(-0.2);
  });

  it('lists every minimiser of G: all positive and all negative tie when one of a sample is kept', () => {
    // k = 1, b = 2 of N = 3 negatives: θ = (2/3, 1/3, 0), G(0) = G(4) = 0; flat p keeps the others above.
    const options: CalibrationOptions = {
      probabilities: exact(['13/50', '1/4', '1/4', '6/25']),
      weights: exact(['2/3', '1/3', '0']),
      family: 'bowl',
      surrogate: 'hinge',
      exact: true,
    };
    expect(decideCalibration(options)).toMatchObject({ minimisers: [0, 4], calibratedFor: [] });
    expect(decideCalibration({ ...options, exact: false }).minimisers).toEqual([0, 4]);
  });
});

describe('minimisers', () => {
  it('leaves out what misses the least value by one unit', () => {
    // G = 0, 1/3, 2 in units of a third.
    const options = { family: 'bowl' as const, surrogate: 'hinge', weights: [3], exact: true };
    expect(decideCalibration({ ...options, probabilities: exact(['2/3', '1/3']) }).minimisers).toEqual([0]);
  });
});

describe('inputError', () => {
  it.each([
    ['powl', 'hinge', [0.41, 0.35, 0.24], [1, 1], 2],
    ['bowl', 'hinge', [0.51, 0.29, 0.2], [1, 1], 1],
    ['bowl', 'logistic', [0.505, 0.295, 0.2], [1, 0], 1],
  ] as const)(
    '%s %s: what is decided at 0 is left open once the inputs may be off by more than the margin',
    (family, surrogate, probabilities, weights, top) => {
      const options = { family, surrogate, probabilities, weights, top };
      expect(decideCalibration({ ...options, inputError: 0 }).calibratedFor).toEqual([top]);
      expect(decideCalibration({ ...options, inputError: 1e-4 }).calibratedFor).toEqual([top]);
      expect(decideCalibration({ ...options, inputError: 9e-3 }).undecided).toEqual([top]);
    },
  );
});

describe('instances', () => {
  it('takes probabilities in any order', () => {
    const options = { weights: [0.2, 0.2], family: 'bowl' as const, surrogate: hinge };
    expect(decideCalibration({ ...options, probabilities: [0.15, 0.6, 0.25] })).toEqual(
      decideCalibration({ ...options, probabilities: p }),
    );
  });

  it('lists K with a tie apart, and refuses it when asked for', () => {
    const options = {
      probabilities: [0.2, 0.4, 0.2, 0.2],
      weights: [1, 1, 1],
      family: 'powl' as const,
      surrogate: 'hinge',
    };
    const decision = decideCalibration(options);
    expect(decision.undefinedFor).toEqual([2, 3]);
    expect(Object.keys(decision.gaps)).toEqual(['1']);
    expect(() => decideCalibration({ ...options, top: 2 })).toThrow(
      new RangeError('top must lie where the sorted probabilities differ, got 2: p_2 = p_3 = 0.2'),
    );
    expect(() =>
      decideCalibration({ ...options, probabilities: exact(['1/5', '2/5', '1/5', '1/5']), top: 3 }),
    ).toThrow('p_3 = p_4 = 1/5');
  });

  it('keeps apart in doubles what only rationals tell apart', () => {
    const tiny = rational(1n, 1n << 80n);
    const third = rational(1, 3);
    const options = {
      probabilities: [third.add(tiny), third, third.sub(tiny)],
      weights: [0.5, 0.5],
      family: 'bowl' as const,
      surrogate: 'logistic',
    };
    expect(decideCalibration(options)).toMatchObject({ undefinedFor: [], undecided: [1, 2] });
    expect(decideCalibration({ ...options, exact: true }).calibratedFor).toEqual([1, 2]);
  });

  it('answers for one K', () => {
    const decision = decideCalibration({
      probabilities: p,
      weights: [1, 1],
      family: 'powl',
      surrogate: 'hinge',
      top: 2,
    });
    expect(decision).toMatchObject({ calibratedFor: [], gaps: { 2: 0 } });
    expect(Object.keys(decision.gaps)).toEqual(['2']);
  });

  it('takes zeros at the end: no class below means no gap to lose, hinge and smooth alike', () => {
    const options = {
      probabilities: [0.7, 0.3, 0, 0],
      family: 'powl' as const,
      surrogate: 'hinge',
      exact: true,
    };
    expect(decideCalibration({ ...options, weights: [1, 1, 1] })).toMatchObject({
      calibratedFor: [1, 2],
      undefinedFor: [3],
    });
    // Weight on the best negative only: separating the two heads from nothing costs and gains nothing.
    expect(decideCalibration({ ...options, weights: [1, 0, 0] }).calibratedFor).toEqual([1]);
    expect(
      decideCalibration({ ...options, family: 'bowl', surrogate: 'logistic', weights: [1, 1, 1] })
        .calibratedFor,
    ).toEqual([1, 2]);
    expect(
      decideCalibration({ ...options, family: 'bowl', surrogate: 'logistic', weights: [1, 0, 0] })
        .calibratedFor,
    ).toEqual([1]);
  });

  it('is not calibrated anywhere when all weights are 0', () => {
    for (const family of ['powl', 'bowl'] as const) {
      const options = { probabilities: p, weights: [0, 0], family, surrogate: 'hinge' };
      expect(decideCalibration(options).calibratedFor).toEqual([]);
      expect(decideCalibration({ ...options, exact: true })).toMatchObject({
        calibratedFor: [],
        undecided: [],
      });
    }
  });

  it('keeps weights far below 1 apart from 0', () => {
    const options = { probabilities: p, family: 'bowl' as const, surrogate: 'logistic' };
    // As 1 and 0 would be: not calibrated for K = 1 at p_1 < 1/2. In doubles the weights cannot be told apart.
    const head = { ...options, probabilities: [0.4, 0.35, 0.25], weights: [1e-280, 1e-300] };
    expect(decideCalibration({ ...head, exact: true }).calibratedFor).toEqual([]);
    expect(decideCalibration(head).calibratedFor).toEqual([]);
    expect(decideCalibration({ ...options, weights: [1, 5e-324] }).undecided).toEqual([]);
    expect(decideCalibration({ ...options, weights: [5e-324, 5e-324] }).calibratedFor).toEqual([]);
    expect(decideCalibration({ ...options, weights: [5e-324, 5e-324], exact: true }).calibratedFor).toEqual([
      1, 2,
    ]);
  });
});

describe('scale', () => {
  it('takes 2 × 10^5 classes and stays within its bound', () => {
    const classes = 200_000;
    const masses = Float64Array.from({ length: classes }, (_, c) => (c + 1) ** -1.2);
    const total = masses.reduce((s, x) => s + x, 0);
    const weights = Float64Array.from({ length: classes - 1 }, (_, j) => Math.exp(-j / 400) / 100);
    const decision = decideCalibration({
      probabilities: masses.map((x) => x / total),
      weights,
      family: 'powl',
      surrogate: 'hinge',
    });
    expect(decision.calibratedFor.length).toBeGreaterThan(0);
    expect(decision.errorBound).toBeLessThan(1e-14);
    expect(decision.undecided).toEqual([]);
  });
});

describe('agrees with rationals read from the bits', () => {
  it('when the doubles do not sum to 1: the distribution meant is p over its sum', () => {
    const probabilities = [0.1, 0.2, 0.3, 0.4];
    const sum = probabilities.map(rationalFromDouble).reduce((s, x) => s.add(x));
    expect(formatRational(sum)).not.toBe('1');
    const meant = probabilities.map((x) => rationalFromDouble(x).div(sum));
    const options = {
      weights: exact(['1/2', '1/3', '1/7']),
      family: 'powl' as const,
      surrogate: 'hinge',
      exact: true,
    };
    expect(
      decideCalibration({ ...options, probabilities }).exactGaps![1].equals(
        decideCalibration({ ...options, probabilities: meant }).exactGaps![1],
      ),
    ).toBe(true);
  });
});
