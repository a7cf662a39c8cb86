import { exponential, hinge, logistic } from '@owlery/losses';
import { describe, expect, it } from 'vitest';

import { type CalibrationDecision } from '../calibration-decision.ts';
import { type CalibrationOptions } from '../calibration-options.ts';
import { decideCalibration } from '../decide-calibration.ts';
import { compareWithOracle } from './compare-with-oracle.ts';
import { enumeratedInfima } from './enumerated-infima.ts';
import { linearProgramInfima } from './linear-program-infima.ts';
import { numericInfima } from './numeric-infima.ts';

const base = { surrogate: hinge, probabilities: [0.6, 0.25, 0.15], weights: [1, 1], top: 1 };

describe('the oracles know the answers that are known by hand', () => {
  it.each([
    ['powl', [1, 1], 1.2, 1.45],
    ['bowl', [1, 1], 1.6, 2],
    ['powl', [0.5, 2], 1.075, 1.175],
  ] as const)('%s, θ = %j', async (family, weights, infimum, wrongInfimum) => {
    const instance = { ...base, family, weights: [...weights] };
    for (const found of [enumeratedInfima(instance), await linearProgramInfima(instance)]) {
      expect(found.infimum).toBeCloseTo(infimum, 6);
      expect(found.wrongInfimum).toBeCloseTo(wrongInfimum, 6);
    }
  });

  it('rising weights: exchanging two classes beats tying them', async () => {
    // θ = (0, 2): 2(1 - p_1) at best, and 2(1 - p_2) with the first two exchanged; ties cost at least 1.92.
    const instance = { ...base, family: 'bowl' as const, probabilities: [0.35, 0.33, 0.32], weights: [0, 2] };
    for (const found of [enumeratedInfima(instance), await linearProgramInfima(instance)]) {
      expect(found.infimum).toBeCloseTo(1.3, 6);
      expect(found.wrongInfimum).toBeCloseTo(1.34, 6);
    }
    expect(decideCalibration(instance).gaps[1]).toBeCloseTo(0.04, 12);
  });

  it('exponential BOWL: sums of 2√(pw)', () => {
    // θ = (1, 0): w = (2/5, 3/5, 0), K = 1 tied to the rest: the pool has p = w = 1.
    const found = numericInfima({ ...base, family: 'bowl', surrogate: exponential, weights: [1, 0] });
    expect(found.wrongInfimum).toBeCloseTo(2, 8);
    expect(found.infimum).toBeCloseTo(2 * Math.sqrt(0.24) + 2 * Math.sqrt(0.4 * 0.6), 8);
  });
});

describe('decisions and oracles agree', () => {
  it.each(['enumeration', 'numeric-minimiser', 'linear-program'] as const)(
    '%s, 300 cases',
    async (oracle) => {
      const comparison = await compareWithOracle({ oracle, cases: 300, seed: 1 });
      expect(comparison.disagreements).toEqual([]);
      expect(comparison.largestDifference).toBeLessThan(comparison.tolerance);
      expect(comparison.calibrated).toBeGreaterThan(60);
      expect(comparison.notCalibrated).toBeGreaterThan(50);
      expect(comparison.undecided).toBeLessThan(20);
    },
  );

  it.each([
    [
      'a gap off by 10⁻⁴',
      (decision: CalibrationDecision, k: number) => ({ ...decision, gaps: { [k]: decision.gaps[k] + 1e-4 } }),
    ],
    [
      'an infimum off by 10⁻⁴',
      (decision: CalibrationDecision) => ({ ...decision, infimum: decision.infimum - 1e-4 }),
    ],
    [
      'a gap that is no number',
      (decision: CalibrationDecision, k: number) => ({ ...decision, gaps: { [k]: NaN } }),
    ],
  ])('but not with %s', async (_, bend) => {
    const decide = (options: CalibrationOptions): CalibrationDecision => {
      const decision = decideCalibration(options);
      const [k] = Object.keys(decision.gaps).map(Number);
      return bend(decision, options.top ?? k);
    };
    const bent = await compareWithOracle({ oracle: 'enumeration', cases: 10, seed: 1, decide });
    expect(bent.disagreements).toHaveLength(10);
  });

  it('nor with a verdict that denies a gap', async () => {
    const decide = (options: CalibrationOptions): CalibrationDecision => ({
      ...decideCalibration(options),
      calibratedFor: [],
      undecided: [],
    });
    const { disagreements } = await compareWithOracle({ oracle: 'enumeration', cases: 40, seed: 1, decide });
    const { calibrated } = await compareWithOracle({ oracle: 'enumeration', cases: 40, seed: 1 });
    expect(calibrated).toBeGreaterThan(10);
    expect(disagreements).toHaveLength(calibrated);
  });

  it('case by case, whatever their number', async () => {
    const few = await compareWithOracle({ oracle: 'enumeration', cases: 5, seed: 2 });
    const more = await compareWithOracle({ oracle: 'enumeration', cases: 9, seed: 2 });
    expect(more.largestDifference).toBeGreaterThanOrEqual(few.largestDifference);
    expect(few.calibrated + few.notCalibrated + few.undecided).toBe(5);
  });
});

describe('refuses', () => {
  const many = {
    ...base,
    probabilities: new Array<number>(13).fill(1 / 13),
    weights: new Array<number>(12).fill(1),
  };
  it('more classes than it can do', async () => {
    expect(() => enumeratedInfima({ ...many, family: 'powl' })).toThrow('at most 6 classes for powl, got 13');
    expect(() => enumeratedInfima({ ...many, family: 'bowl' })).toThrow(
      'at most 10 classes for bowl, got 13',
    );
    expect(() => numericInfima({ ...many, family: 'bowl', surrogate: logistic })).toThrow(
      'at most 6 classes, got 13',
    );
    await expect(linearProgramInfima({ ...many, family: 'powl' })).rejects.toThrow(
      'at most 12 classes for non-increasing weights, got 13',
    );
    const rising = { ...many, weights: many.weights.map((_, j) => j) };
    await expect(linearProgramInfima({ ...rising, family: 'powl' })).rejects.toThrow(
      'at most 5 classes for other weights, got 13',
    );
  });
  it('another surrogate', async () => {
    expect(() => enumeratedInfima({ ...base, family: 'powl', surrogate: logistic })).toThrow('must be hinge');
    await expect(linearProgramInfima({ ...base, family: 'powl', surrogate: logistic })).rejects.toThrow(
      'must be hinge',
    );
  });
  it('an unknown oracle or no cases', async () => {
    await expect(compareWithOracle({ oracle: 'delphi' as never, cases: 1, seed: 1 })).rejects.toThrow(
      'oracle must be one of linear-program',
    );
    await expect(compareWithOracle({ oracle: 'enumeration', cases: 0, seed: 1 })).rejects.toThrow(
      'cases must be a whole number',
    );
  });
});
