import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bowl, families, hinge, logistic, powl, sampledLoss, snmWeights, squaredHinge } from './index.ts';

describe('values worked out by hand', () => {
  const scores = Float64Array.of(0.25, 0.5, -1, 2, 0);
  it('keeps the best of the sample', () => {
    const pairwise = sampledLoss({ family: 'powl', surrogate: hinge, keep: 1 });
    const binary = sampledLoss({ family: 'bowl', surrogate: hinge, keep: 2 });
    expect(pairwise.value(scores, 1, Int32Array.of(2, 4, 0))).toBe(0.75);
    expect(pairwise.value(scores, 1, Int32Array.of(2, 3))).toBe(2.5);
    expect(binary.value(scores, 1, Int32Array.of(2, 4, 0))).toBe(0.5 + 1.25 + 1);
  });
  it('keeps a class as often as it was drawn', () => {
    const loss = sampledLoss({ family: 'powl', surrogate: hinge, keep: 2 });
    const out = new Float64Array(5);
    expect(loss.value(scores, 1, Int32Array.of(3, 3, 0))).toBe(5);
    expect(loss.subgradient(scores, 1, Int32Array.of(3, 0, 3), out)).toBe(5);
    expect(Array.from(out)).toEqual([0, -2, 0, 2, 0]);
  });
  it('an empty or small sample', () => {
    const out = new Float64Array(5).fill(NaN);
    const binary = sampledLoss({ family: 'bowl', surrogate: hinge, keep: 3 });
    expect(binary.subgradient(scores, 1, new Int32Array(0), out)).toBe(0.5);
    expect(Array.from(out)).toEqual([0, -1, 0, 0, 0]);
    const pairwise = sampledLoss({ family: 'powl', surrogate: hinge, keep: 3 });
    expect(pairwise.subgradient(scores, 1, new Int32Array(0), out)).toBe(0);
    expect(Array.from(out)).toEqual([0, 0, 0, 0, 0]);
    expect(pairwise.value(scores, 1, Int32Array.of(0))).toBe(0.75);
  });
  it('ties: the smaller class index is kept, whatever the order of the draw', () => {
    const flat = new Float64Array(6);
    const out = new Float64Array(6);
    const loss = sampledLoss({ family: 'bowl', surrogate: hinge, keep: 2 });
    for (const drawn of [
      [5, 2, 4, 1],
      [1, 5, 4, 2],
      [4, 1, 2, 5],
    ]) {
      loss.subgradient(flat, 0, Int32Array.from(drawn), out);
      expect(Array.from(out)).toEqual([-1, 1, 1, 0, 0, 0]);
    }
  });
  it('a small sample after a large one, with scores at -Infinity', () => {
    const loss = sampledLoss({ family: 'bowl', surrogate: hinge, keep: 2 });
    const f = Float64Array.of(3, 0, -Infinity, -Infinity, 2);
    expect(loss.value(f, 0, Int32Array.of(1, 2, 3, 4))).toBe(4);
    expect(loss.value(f, 0, Int32Array.of(3, 2, 1))).toBe(1);
    expect(loss.value(f, 0, Int32Array.of(4))).toBe(3);
  });
});

/** Every b-subset of the given classes. */
function subsets(classes: readonly number[], b: number): number[][] {
  if (b === 0) return [[]];
  return classes.flatMap((c, i) => subsets(classes.slice(i + 1), b - 1).map((rest) => [c, ...rest]));
}

describe('is unbiased: the mean over all samples is the loss with the SNM weights', () => {
  it.each(families.flatMap((family) => [hinge, squaredHinge, logistic].map((phi) => [family, phi] as const)))(
    '%s %o',
    (family, surrogate) => {
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 6, maxLength: 6 }),
          fc.integer({ min: 0, max: 5 }),
          fc.integer({ min: 1, max: 5 }),
          fc.integer({ min: 1, max: 5 }),
          (halves, label, sample, kept) => {
            const keep = Math.min(kept, sample);
            const scores = Float64Array.from(halves, (h) => h / 2);
            const weights = snmWeights({ sample, keep }).weights(5);
            const whole = (family === 'powl' ? powl : bowl)({ surrogate, weights });
            const estimate = sampledLoss({ family, surrogate, keep });
            const draws = subsets(
              [0, 1, 2, 3, 4, 5].filter((c) => c !== label),
              sample,
            );
            const [out, mean, expected] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
            let meanValue = 0;
            for (const draw of draws) {
              meanValue += estimate.subgradient(scores, label, Int32Array.from(draw), out) / draws.length;
              out.forEach((g, c) => (mean[c] += g / draws.length));
            }
            expect(meanValue).toBeCloseTo(whole.subgradient(scores, label, expected), 12);
            expected.forEach((g, c) => expect(mean[c]).toBeCloseTo(g, 12));
          },
        ),
        { seed: 4, numRuns: 60 },
      );
    },
  );
});

describe('refuses', () => {
  const loss = sampledLoss({ family: 'powl', surrogate: hinge, keep: 1 });
  const scores = new Float64Array(4);
  it.each([0, -1, 1.5, NaN])('keep = %s', (keep) => {
    expect(() => sampledLoss({ family: 'powl', surrogate: hinge, keep })).toThrow(
      `keep must be a whole number of at least 1, got ${keep}`,
    );
  });
  it('a bad sample, label, score or out', () => {
    const message = 'sample must hold classes from 0 to 3 other than the label 1, got ';
    expect(() => loss.value(scores, 1, Int32Array.of(0, 1))).toThrow(new RangeError(`${message}1`));
    expect(() => loss.value(scores, 1, Int32Array.of(4))).toThrow(new RangeError(`${message}4`));
    expect(() => loss.value(scores, 1, Int32Array.of(-1))).toThrow(new RangeError(`${message}-1`));
    expect(() => loss.value(scores, 4, Int32Array.of(0))).toThrow(
      'label must be a whole number from 0 to 3, got 4',
    );
    expect(() => loss.value(Float64Array.of(0, NaN), 0, Int32Array.of(1))).toThrow('got NaN at class 1');
    expect(() => loss.value(Float64Array.of(0, Infinity), 0, Int32Array.of(1))).toThrow(
      'got Infinity at class 1',
    );
    expect(() => loss.value(Float64Array.of(NaN, 0), 0, Int32Array.of(1))).toThrow(
      "the label's score must be finite",
    );
    expect(() => loss.subgradient(scores, 0, Int32Array.of(1), new Float64Array(3))).toThrow(
      'out must hold 4 numbers, one a class, got 3',
    );
    expect(() => loss.subgradient(scores, 0, Int32Array.of(1), scores)).toThrow(
      'out must be another array than scores',
    );
  });
});
