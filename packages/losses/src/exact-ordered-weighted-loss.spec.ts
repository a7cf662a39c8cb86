import {
  formatRational,
  parseRational,
  rational,
  rationalFromDouble,
  rationalToDouble,
} from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bowl,
  exactHingeLoss,
  exactOrderedWeightedLoss,
  families,
  logistic,
  powl,
  surrogates,
} from './index.ts';

const exact = (texts: string[]) => texts.map((text) => parseRational(text));

describe('exactHingeLoss', () => {
  it('by hand', () => {
    // Label 0 scores 1/3; negatives in falling order 1/2, 1/7.
    const instance = { weights: exact(['2/3', '1/5']), scores: exact(['1/3', '1/7', '1/2']), label: 0 };
    // 2/3 (1 + 1/6) + 1/5 (1 - 4/21) = 7/9 + 17/105
    expect(formatRational(exactHingeLoss({ family: 'powl', ...instance }))).toBe('296/315');
    // 2/3 + 2/3 * 3/2 + 1/5 * 8/7
    expect(formatRational(exactHingeLoss({ family: 'bowl', ...instance }))).toBe('199/105');
  });

  it('exhibits a midpoint violation for weights that rise by the least bit', () => {
    const rise = rational(1).add(rational(1n, 1n << 200n));
    const at = (scores: string[]) =>
      exactHingeLoss({ family: 'powl', weights: [rational(1), rise], scores: exact(scores), label: 0 });
    const mean = at(['0', '1/2', '0'])
      .add(at(['0', '0', '1/2']))
      .div(2n);
    const excess = at(['0', '1/4', '1/4']).sub(mean);
    expect(excess.equals(rational(1n, 1n << 202n))).toBe(true);
  });
});

describe('agrees with the doubles', () => {
  const piecewise = surrogates.filter((surrogate) => surrogate.exactValue !== undefined);
  it('has the hinges', () => {
    expect(piecewise.map((surrogate) => surrogate.id)).toEqual(['hinge', 'squared-hinge', 'smoothed-hinge']);
  });
  it.each(families.flatMap((family) => piecewise.map((surrogate) => [family, surrogate] as const)))(
    '%s %o',
    (family, surrogate) => {
      const number = fc.double({ min: -4, max: 4, noNaN: true });
      fc.assert(
        fc.property(
          fc.array(number, { minLength: 4, maxLength: 4 }),
          fc.array(number.map(Math.abs), { minLength: 3, maxLength: 3 }),
          fc.integer({ min: 0, max: 3 }),
          (scores, weights, label) => {
            const doubles = (family === 'powl' ? powl : bowl)({ surrogate, weights });
            const rationals = exactOrderedWeightedLoss({
              family,
              surrogate,
              weights: weights.map(rationalFromDouble),
              scores: scores.map(rationalFromDouble),
              label,
            });
            expect(doubles.value(Float64Array.from(scores), label)).toBeCloseTo(
              rationalToDouble(rationals),
              10,
            );
          },
        ),
        { seed: 5, numRuns: 100 },
      );
    },
  );
});

describe('refuses', () => {
  const instance = { family: 'powl' as const, weights: exact(['1']), scores: exact(['0', '1']), label: 0 };
  it('with one clear sentence', () => {
    expect(() => exactOrderedWeightedLoss({ ...instance, surrogate: logistic })).toThrow(
      new TypeError('surrogate must map rationals to rationals (exactValue), got logistic'),
    );
    expect(() => exactHingeLoss({ ...instance, weights: exact(['1', '1']) })).toThrow(
      'weights must hold one number a negative (classes - 1 = 1), got 2',
    );
    expect(() => exactHingeLoss({ ...instance, weights: exact(['-1/2']) })).toThrow(
      'weights must be at least 0, got a negative one at rank 1',
    );
    expect(() => exactHingeLoss({ ...instance, label: 2 })).toThrow(
      'label must be a whole number from 0 to 1, got 2',
    );
    expect(() => exactHingeLoss({ ...instance, weights: [], scores: exact(['0']) })).toThrow(RangeError);
  });
});
