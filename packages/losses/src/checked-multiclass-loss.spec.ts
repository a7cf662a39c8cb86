import { describe, expect, it } from 'vitest';
import { checkedMulticlassLoss, hinge, lossRegistry, powl } from './index.ts';

const plain = { id: 'mine', value: () => 0, subgradient: () => 0 };

describe('checkedMulticlassLoss', () => {
  it('takes the three required fields, and every loss of the registry', () => {
    expect(checkedMulticlassLoss(plain)).toBe(plain);
    for (const entry of lossRegistry) expect(() => checkedMulticlassLoss(entry.build(4))).not.toThrow();
  });

  it.each([
    [undefined, 'a loss must be an object with id, value and subgradient, got undefined'],
    [{ ...plain, id: '' }, 'id of a loss must be a name, got '],
    [{ ...plain, value: 3 }, 'value of a loss must be a function (scores, label), got 3'],
    [
      { ...plain, subgradient: {} },
      'subgradient of a loss must be a function (scores, label, out), got an object',
    ],
    [{ ...plain, classes: 1 }, 'classes of a loss must be a whole number from 2, got 1'],
    [{ ...plain, convex: 'yes' }, 'convex of a loss must be true or false, got yes'],
    [
      { ...plain, lipschitz: { l1: 1, l2: 1 } },
      'lipschitz of a loss must be an object with the numbers l1, l2 and lInfinity, each at least 0, got an object',
    ],
    [{ ...plain, family: 'owl' }, 'family of a loss must be powl or bowl, got owl'],
    [
      { ...plain, weights: [1] },
      'weights of a loss must be a Float64Array, one number a negative, got an array',
    ],
    [
      { ...plain, family: 'powl', surrogate: hinge },
      'family, surrogate and weights of a loss come together, got only family and surrogate',
    ],
    [{ ...plain, topKErrorFactor: 1 }, 'topKErrorFactor of a loss must be a function (k), got 1'],
  ])('refuses %o', (candidate, message) => {
    expect(() => checkedMulticlassLoss(candidate)).toThrow(new TypeError(message));
  });

  it('keeps methods that use the object', () => {
    const loss = powl({ surrogate: hinge, weights: [1] });
    expect(checkedMulticlassLoss({ ...loss, id: 'renamed' }).value(Float64Array.of(0, 0), 1)).toBe(1);
  });
});
