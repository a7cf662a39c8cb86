import { describe, expect, it } from 'vitest';
import {
  bowl,
  explicitWeights,
  hinge,
  orderWeights,
  owpcWeights,
  powl,
  rankedRangeWeights,
  smoothedHingeOf,
  snmWeights,
  topKWeights,
} from './index.ts';

const both = ['powl', 'bowl'];
const digits = Float64Array.of(7, 6, 5, 4, 3, 2, 1);

/** What a list or a table shows of rules with parameters; built in the test, so that it covers them. */
describe('order weights with parameters', () => {
  it.each([
    {
      rule: () => topKWeights(3),
      expected: {
        ...{ id: 'top-k(3)', title: 'Top-3', formula: '\\theta_j=1[j\\le 3]' },
        ...{ families: both, nonIncreasing: true },
      },
    },
    {
      rule: () => owpcWeights(3),
      expected: {
        id: 'owpc(3)',
        title: 'OWPC, mean of the top 3',
        formula: '\\theta_j=\\tfrac1{3}\\,1[j\\le 3]',
        ...{ families: both, nonIncreasing: true },
      },
    },
    {
      rule: () => rankedRangeWeights(1, 3),
      expected: {
        id: 'ranked-range(1,3)',
        title: 'Ranked range, ranks 2 to 3',
        formula: '\\theta_j=1[1<j\\le 3]',
        ...{ families: both, nonIncreasing: false },
      },
    },
    {
      rule: () => rankedRangeWeights(0, 2),
      expected: {
        id: 'ranked-range(0,2)',
        title: 'Ranked range, ranks 1 to 2',
        formula: '\\theta_j=1[0<j\\le 2]',
        ...{ families: both, nonIncreasing: true },
      },
    },
    {
      rule: () => snmWeights({ sample: 4, keep: 2 }),
      expected: {
        id: 'snm(4,2)',
        title: 'SNM, 2 of 4',
        formula: '\\theta_j=\\mathbb E\\min(2,X_j)-\\mathbb E\\min(2,X_{j-1}),\\ b=4',
        ...{ families: both, nonIncreasing: true },
      },
    },
    {
      rule: () => snmWeights({ sample: 4, keep: 2, scheme: 'distinct' }),
      expected: {
        id: 'snm(4,2,distinct)',
        title: 'SNM, 2 of 4 (distinct)',
        formula: '\\theta_j=\\mathbb E\\min(2,X_j)-\\mathbb E\\min(2,X_{j-1}),\\ b=4',
        ...{ families: both, nonIncreasing: true },
      },
    },
    {
      rule: () => explicitWeights(digits.subarray(1)),
      expected: {
        ...{ id: 'explicit', title: 'Explicit, 6 weights', formula: '\\theta=(6,5,4,3,2,1)' },
        ...{ families: both, nonIncreasing: true },
      },
    },
    {
      rule: () => explicitWeights(digits),
      expected: {
        ...{ id: 'explicit', title: 'Explicit, 7 weights', formula: '\\theta=(7,6,5,4,3,\\dots)' },
        ...{ families: both, nonIncreasing: true },
      },
    },
  ])('$expected.id: $expected.title', ({ rule, expected }) => {
    const { id, title, formula, families, nonIncreasing } = rule();
    expect({ id, title, formula, families, nonIncreasing }).toEqual(expected);
  });

  it.each([
    [() => topKWeights(0), 'k must be'],
    [() => owpcWeights(0), 'k must be'],
    [() => rankedRangeWeights(0, 0), 'm must be'],
    [() => snmWeights({ sample: 0, keep: 1 }), 'sample must be'],
    [() => topKWeights(1).weights(2 ** 31), 'negatives must be'],
  ])('%s names the parameter that cannot be', (call, message) => {
    expect(call).toThrow(message);
  });

  it('fills in half of the negatives where the registry lists SNM', () => {
    const listed = orderWeights.find(({ id }) => id === 'snm')!;
    expect([...listed.weights(7)]).toEqual([...snmWeights({ sample: 4, keep: 1 }).weights(7)]);
  });

  it('hands out explicit weights as a copy', () => {
    const rule = explicitWeights([2, 1]);
    rule.weights(2)[0] = 9;
    expect([...rule.weights(2)]).toEqual([2, 1]);
  });
});

describe('smoothed hinges', () => {
  it.each([
    [1, 'smoothed-hinge', 'Smoothed hinge'],
    [0.5, 'smoothed-hinge(0.5)', 'Smoothed hinge, gamma = 0.5'],
  ])('of width %s', (gamma, id, title) => {
    const { formula, ...surrogate } = smoothedHingeOf(gamma);
    expect(surrogate).toMatchObject({
      ...{ id, title, gamma, lipschitz: 1, kinks: [] },
      ...{ differentiable: true, strictlyDecreasing: false, convex: true, nonIncreasing: true },
    });
    expect(formula).toMatch(/^\\begin\{cases\}0&t\\ge1\\\\\(1-t\)\^2/);
    expect(formula.endsWith(`\\gamma=${gamma}`)).toBe(true);
  });
});

describe('losses', () => {
  it.each([
    [bowl, 'bowl-hinge'],
    [powl, 'powl-hinge'],
  ])('are named after family and surrogate', (build, id) => {
    expect(build({ surrogate: hinge, weights: [1, 0.5] })).toMatchObject({ id, lipschitzAttained: true });
  });
});
