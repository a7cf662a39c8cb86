import { hinge, powl, surrogates } from '@owlery/losses';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { conditionalRisk } from '../conditional-risk.ts';
import { decideCalibration } from '../decide-calibration.ts';
import { minimiseIntervalSum } from '../internal/minimise-interval-sum.ts';
import { sortedRisk } from '../internal/sorted-risk.ts';
import { numericInfima } from '../oracles/numeric-infima.ts';
import { randomInstance } from '../oracles/random-instance.ts';

const smooth = surrogates.filter((surrogate) => surrogate.differentiable);

describe('differentiable POWL', () => {
  it('agrees with a minimiser in every order of the scores', () => {
    const stream = randomStream(24, 'smooth powl');
    let [yes, no] = [0, 0];
    for (let i = 0; i < 120; i++) {
      const surrogate = smooth[i % smooth.length];
      const instance = randomInstance({ stream, family: 'powl', surrogate, classes: 4, monotone: i % 3 > 0 });
      const decision = decideCalibration(instance);
      const { infimum, wrongInfimum } = numericInfima(instance);
      expect(decision.strength).toBe('estimated');
      expect(decision.infimum).toBeCloseTo(infimum, 8);
      expect(Math.abs(decision.gaps[instance.top] - (wrongInfimum - infimum))).toBeLessThan(1e-8);
      if (decision.undecided.length > 0) continue;
      if (decision.calibratedFor.length > 0) yes++;
      else no++;
    }
    expect(Math.min(yes, no)).toBeGreaterThan(10);
  });

  it('pools heads that the hinge would part: logistic with weight on the best negative only', () => {
    const options = { family: 'powl' as const, surrogate: 'logistic', weights: [1, 0], top: 1 };
    expect(decideCalibration({ ...options, probabilities: [0.45, 0.3, 0.25] })).toMatchObject({
      calibratedFor: [],
      undecided: [],
    });
    expect(decideCalibration({ ...options, probabilities: [0.6, 0.25, 0.15] }).calibratedFor).toEqual([1]);
    // At p_1 = 1/2 the risk is level along the gap.
    expect(decideCalibration({ ...options, probabilities: [0.5, 0.3, 0.2] }).calibratedFor).toEqual([]);
  });

  it('refuses what it cannot estimate', () => {
    const probabilities = new Float64Array(101).fill(1 / 101);
    expect(() =>
      decideCalibration({
        family: 'powl',
        surrogate: 'logistic',
        probabilities,
        weights: new Float64Array(100),
      }),
    ).toThrow('powl with logistic has only a numeric estimate, for at most 100 classes, got 101');
  });
});

describe('sortedRisk and its minimiser', () => {
  it('is the risk by definition, and no random step lowers its minimum', () => {
    const stream = randomStream(25, 'sorted risk');
    for (let i = 0; i < 30; i++) {
      const surrogate = smooth[i % smooth.length];
      const { probabilities, weights } = randomInstance({
        stream,
        family: 'powl',
        surrogate,
        classes: 6,
        monotone: false,
      });
      const classes = probabilities.length;
      const problem = sortedRisk('powl', surrogate, probabilities, weights);
      const { at, value } = minimiseIntervalSum(problem);
      const scores = (gaps: Float64Array): Float64Array =>
        Float64Array.from({ length: classes }, (_, r) => gaps.slice(r).reduce((s, x) => s + x, 0));
      const loss = powl({ surrogate, weights });
      expect(conditionalRisk(probabilities, loss, scores(at))).toBeCloseTo(value, 12);
      for (let trial = 0; trial < 30; trial++) {
        const moved = at.map((x) => Math.max(0, x + 0.1 * stream.normal()));
        expect(conditionalRisk(probabilities, loss, scores(moved))).toBeGreaterThanOrEqual(value - 1e-12);
      }
    }
  });

  it('is only for surrogates with a derivative', () => {
    expect(hinge.differentiable).toBe(false);
    expect(() =>
      numericInfima({ family: 'powl', surrogate: hinge, probabilities: [0.6, 0.4], weights: [1], top: 1 }),
    ).toThrow('surrogate must be differentiable');
  });
});
