import { bowl, exactHingeLoss, families, hinge, powl, surrogates } from '@owlery/losses';
import { rationalFromDouble, rationalToDouble } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryWeights, midpointViolation } from './index.ts';

describe('midpointViolation', () => {
  it('by hand', () => {
    const loss = powl({ surrogate: hinge, weights: [3, 1, 2] });
    expect(midpointViolation(loss, { label: 1 })).toEqual({
      label: 1,
      low: [1, 0, 0.5, 0],
      high: [1, 0, 0, 0.5],
      middle: [1, 0, 0.25, 0.25],
      excess: 0.25,
    });
  });

  it.each(families.flatMap((family) => surrogates.map((surrogate) => [family, surrogate] as const)))(
    'finds one at every rise, %s %o',
    (family, surrogate) => {
      fc.assert(
        fc.property(
          arbitraryWeights({ negatives: 5, shape: 'rising' }),
          fc.nat({ max: 5 }),
          (weights, label) => {
            const loss = (family === 'powl' ? powl : bowl)({ surrogate, weights });
            for (let rank = 1; rank < 5; rank++) {
              if (weights[rank] - weights[rank - 1] < 1 / 8) continue;
              const found = midpointViolation(loss, { rank, label })!;
              found.middle.forEach((score, c) => expect(score).toBe((found.low[c] + found.high[c]) / 2));
              const [low, high, middle] = [found.low, found.high, found.middle].map((f) =>
                loss.value(Float64Array.from(f), label),
              );
              expect(middle).toBeGreaterThan((low + high) / 2);
            }
          },
        ),
        { seed: 1, numRuns: 50 },
      );
    },
  );

  it('holds again in exact arithmetic', () => {
    fc.assert(
      fc.property(
        arbitraryWeights({ negatives: 4, shape: 'rising' }),
        fc.constantFrom(...families),
        (weights, family) => {
          const found = midpointViolation((family === 'powl' ? powl : bowl)({ surrogate: hinge, weights }))!;
          const at = (scores: readonly number[]) =>
            exactHingeLoss({
              family,
              weights: weights.map(rationalFromDouble),
              scores: scores.map(rationalFromDouble),
              label: found.label,
            });
          const excess = at(found.middle).sub(at(found.low).add(at(found.high)).div(2n));
          expect(rationalToDouble(excess)).toBeCloseTo(found.excess, 12);
          expect(excess.compare(0n)).toBeGreaterThan(0);
        },
      ),
      { seed: 2, numRuns: 100 },
    );
  });

  it('is undefined where doubles cannot show it', () => {
    const loss = powl({ surrogate: hinge, weights: [1, 1 + Number.EPSILON] });
    expect(midpointViolation(loss)).toBeUndefined();
  });

  it('refuses weights that do not rise, ranks and labels out of range', () => {
    const loss = powl({ surrogate: hinge, weights: [2, 1, 1] });
    expect(() => midpointViolation(loss)).toThrow('weights must rise after rank 2, got 1 and 1');
    expect(() => midpointViolation(loss, { rank: 1 })).toThrow('weights must rise after rank 1, got 2 and 1');
    expect(() => midpointViolation(loss, { rank: 3 })).toThrow(
      'rank must be a whole number from 1 to 2, got 3',
    );
    expect(() => midpointViolation(powl({ surrogate: hinge, weights: [1, 2] }), { label: 3 })).toThrow(
      'label must be a whole number from 0 to negatives = 2, got 3',
    );
    expect(() => midpointViolation(powl({ surrogate: hinge, weights: [1] }))).toThrow(RangeError);
  });
});
