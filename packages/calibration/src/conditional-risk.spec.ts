import { bowl, exactHingeLoss, hinge, powl } from '@owlery/losses';
import { rational, rationalToDouble } from '@owlery/numeric';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { conditionalRisk } from './conditional-risk.ts';
import { exactly, smallInstances } from './instances.support.ts';

it('is the expected exact loss', () => {
  fc.assert(
    fc.property(
      smallInstances(6),
      fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 6, maxLength: 6 }),
      (small, list) => {
        const { family, probabilities, weights } = exactly(small);
        const scores = list.slice(0, probabilities.length).map((x) => rational(x, 2));
        const expected = probabilities.reduce(
          (total, p, label) => total.add(p.mul(exactHingeLoss({ family, weights, scores, label }))),
          rational(0),
        );
        const loss = (family === 'powl' ? powl : bowl)({
          surrogate: hinge,
          weights: weights.map(rationalToDouble),
        });
        const got = conditionalRisk(
          probabilities.map(rationalToDouble),
          loss,
          Float64Array.from(scores, rationalToDouble),
        );
        expect(got).toBeCloseTo(rationalToDouble(expected), 12);
      },
    ),
    { seed: 17, numRuns: 200 },
  );
});

it('does not ask for the loss of labels that never come', () => {
  const loss = {
    id: 'mine',
    value: (_: Float64Array, label: number) => (label === 1 ? Infinity : 2),
    subgradient: () => 0,
  };
  expect(conditionalRisk([0.5, 0, 0.5], loss, new Float64Array(3))).toBe(2);
});

it('refuses another number of scores', () => {
  const loss = powl({ surrogate: hinge, weights: [1] });
  expect(() => conditionalRisk([0.5, 0.5], loss, new Float64Array(3))).toThrow(
    new RangeError('probabilities must hold one number a class (3 scores), got 2'),
  );
});
