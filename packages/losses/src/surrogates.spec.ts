import { parseRational, rationalFromDouble, rationalToDouble } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential, hinge, logistic, smoothedHinge, smoothedHingeOf, squaredHinge } from './index.ts';
import { surrogateById, surrogates } from './index.ts';

const listed = [...surrogates, smoothedHingeOf(0.25), smoothedHingeOf(3)];
const margin = fc.double({ min: -30, max: 30, noNaN: true });

describe('values worked out by hand', () => {
  it('hinge', () => {
    expect([-2, 0, 0.75, 1, 3].map(hinge.value)).toEqual([3, 1, 0.25, 0, 0]);
    expect([-2, 0.75, 1, 3].map(hinge.derivative)).toEqual([-1, -1, 0, 0]);
  });
  it('squared hinge', () => {
    expect([-2, 0, 0.5, 1, 3].map(squaredHinge.value)).toEqual([9, 1, 0.25, 0, 0]);
    expect([-2, 0.5, 1, 3].map(squaredHinge.derivative)).toEqual([-6, -1, 0, 0]);
  });
  it('logistic', () => {
    expect(logistic.value(0)).toBe(Math.LN2);
    expect(logistic.value(Math.log(3))).toBeCloseTo(Math.log(4 / 3), 15);
    expect(logistic.value(-Math.log(3))).toBeCloseTo(Math.log(4), 15);
    expect(logistic.derivative(Math.log(3))).toBeCloseTo(-0.25, 15);
  });
  it('exponential', () => {
    expect(exponential.value(-Math.LN2)).toBeCloseTo(2, 15);
    expect(exponential.derivative(Math.LN2)).toBeCloseTo(-0.5, 15);
  });
  it('smoothed hinge, width 1 and 1/2', () => {
    expect([-1, 0, 0.5, 1, 2].map(smoothedHinge.value)).toEqual([1.5, 0.5, 0.125, 0, 0]);
    expect([-1, 0, 0.5, 1, 2].map((t) => smoothedHinge.derivative(t) + 0)).toEqual([-1, -1, -0.5, 0, 0]);
    expect([-1, 0, 0.5, 0.75, 1].map(smoothedHingeOf(0.5).value)).toEqual([1.75, 0.75, 0.25, 0.0625, 0]);
  });
});

describe('the tails', () => {
  it('logistic keeps its digits where the plain formula gives 0 or Infinity', () => {
    expect(logistic.value(800)).toBe(0);
    expect(logistic.value(50) / Math.exp(-50)).toBeCloseTo(1, 14);
    expect(logistic.value(-800)).toBe(800);
    expect(logistic.derivative(-800)).toBe(-1);
    expect(Math.abs(logistic.derivative(800))).toBe(0);
  });
  it.each(listed)('$id vanishes at +Infinity, with slope 0, and passes NaN on', (phi) => {
    expect(phi.value(Infinity)).toBe(0);
    expect(Math.abs(phi.derivative(Infinity))).toBe(0);
    expect(phi.value(-Infinity)).toBe(Infinity);
    expect(phi.value(NaN)).toBeNaN();
    expect(phi.derivative(NaN)).toBeNaN();
  });
});

describe.each(listed)('$id', (phi) => {
  it('is not negative, falls, and lies above its tangents', () => {
    fc.assert(
      fc.property(margin, margin, (s, t) => {
        const tangent = phi.value(s) + phi.derivative(s) * (t - s);
        const size = 1 + phi.value(s) + Math.abs(phi.derivative(s) * (t - s));
        expect(phi.value(t)).toBeGreaterThanOrEqual(0);
        expect(phi.derivative(t)).toBeLessThanOrEqual(0);
        expect(phi.value(t)).toBeGreaterThanOrEqual(tangent - 1e-14 * size);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('has the slope it says, and kinks only where it says', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (t) => {
        const h = 1e-6;
        fc.pre(phi.kinks.every((kink) => Math.abs(t - kink) > 2 * h));
        const numeric = (phi.value(t + h) - phi.value(t - h)) / (2 * h);
        // Rounding is about 1e-16 / h; beyond it only a second derivative that jumps is left.
        expect(Math.abs(phi.derivative(t) - numeric)).toBeLessThan(4e-6 * (1 + phi.value(t)));
      }),
      { seed: 2, numRuns: 500 },
    );
    expect(phi.differentiable).toBe(phi.kinks.length === 0);
    for (const kink of phi.kinks) {
      const left = (phi.value(kink) - phi.value(kink - 1e-6)) / 1e-6;
      const right = (phi.value(kink + 1e-6) - phi.value(kink)) / 1e-6;
      expect(right - left).toBeGreaterThan(0.1);
      expect(phi.derivative(kink)).toBeGreaterThanOrEqual(left - 1e-9);
      expect(phi.derivative(kink)).toBeLessThanOrEqual(right + 1e-9);
    }
  });

  it('has the steepest slope it says', () => {
    const slopes = [-1, -30, -300].map((t) => -phi.derivative(t));
    if (phi.lipschitz === Infinity) expect(slopes[2]).toBeGreaterThan(9 * slopes[1]);
    else expect(Math.max(...slopes)).toBe(phi.lipschitz);
  });

  it('falls strictly exactly when it says so', () => {
    const falls = [-5, -1, 0, 0.5, 1, 2, 20].every((t) => phi.value(t) > phi.value(t + 1));
    expect(falls).toBe(phi.strictlyDecreasing);
  });

  it('agrees with its exact values on dyadic margins', () => {
    if (!phi.exactValue) return;
    for (const t of [-7, -2.5, -2, -0.5, 0, 0.25, 0.5, 0.75, 0.875, 1, 1.5]) {
      const exact = rationalToDouble(phi.exactValue(rationalFromDouble(t)));
      expect(phi.value(t)).toBeCloseTo(exact, 14);
    }
  });
});

describe('exact values', () => {
  it.each([
    [hinge, '1/3', '2/3'],
    [hinge, '4/3', '0'],
    [squaredHinge, '1/3', '4/9'],
    [smoothedHinge, '1/3', '2/9'],
    [smoothedHinge, '-1/3', '5/6'],
    [smoothedHingeOf(0.5), '2/3', '1/9'],
  ])('%o at %s', (phi, t, value) => {
    expect(phi.exactValue!(parseRational(t)).equals(parseRational(value))).toBe(true);
  });
});

describe('errors', () => {
  it('an unknown id lists the known ones', () => {
    expect(surrogateById('exponential')).toBe(exponential);
    expect(() => surrogateById('hingee')).toThrow(
      new RangeError(
        'surrogate must be one of hinge, squared-hinge, logistic, exponential, smoothed-hinge, got hingee',
      ),
    );
  });
  it.each([0, -1, NaN, Infinity])('width %s', (gamma) => {
    expect(() => smoothedHingeOf(gamma)).toThrow(`gamma must be a positive finite number, got ${gamma}`);
  });
  it('ids are unique', () => {
    expect(new Set(listed.map((phi) => phi.id)).size).toBe(listed.length);
  });
});
