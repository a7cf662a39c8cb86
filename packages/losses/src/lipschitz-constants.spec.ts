import { describe, expect, it } from 'vitest';
import { bowl, exponential, hinge, lipschitzConstants, powl, smoothedHingeOf } from './index.ts';

describe('lipschitzConstants', () => {
  const weights = [0.9, 0.5, 0.2];
  it('of the weights (0.9, 0.5, 0.2)', () => {
    const pairwise = lipschitzConstants(powl({ surrogate: hinge, weights }));
    expect(pairwise.l2).toBeCloseTo(1.9131, 4);
    expect(pairwise.lInfinity).toBeCloseTo(3.2, 14);
    expect(pairwise.l1).toBeCloseTo(1.6, 14);
    const binary = lipschitzConstants(bowl({ surrogate: hinge, weights }));
    expect(binary.l2).toBeCloseTo(1.4491, 4);
    expect(binary.lInfinity).toBeCloseTo(2.6, 14);
    expect(binary.l1).toBe(1);
  });
  it('scale with the slope of the surrogate', () => {
    const steep = { ...smoothedHingeOf(0.5), lipschitz: 3 };
    expect(lipschitzConstants({ family: 'bowl', surrogate: steep, weights: [2] })).toEqual({
      l1: 6,
      l2: 3 * Math.hypot(1, 2),
      lInfinity: 9,
    });
  });
  it('take the largest weight, not the first, when weights rise', () => {
    expect(bowl({ surrogate: hinge, weights: [0.5, 4, 1] }).lipschitz.l1).toBe(4);
  });
  it('are Infinity for an unbounded slope, 0 for a loss that is constant', () => {
    const none = { l1: Infinity, l2: Infinity, lInfinity: Infinity };
    expect(bowl({ surrogate: exponential, weights }).lipschitz).toEqual(none);
    expect(powl({ surrogate: exponential, weights: [0, 0] }).lipschitz).toEqual({
      l1: 0,
      l2: 0,
      lInfinity: 0,
    });
  });
});
