import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { sum } from '../internal/sum.ts';

/** A law of label sets: masses over all of them, nothing divided by the total. */
interface LabelSets {
  readonly classes: number;
  readonly sets: { readonly labels: number[]; readonly mass: number }[];
}

const labelSets = (size?: number): fc.Arbitrary<LabelSets> =>
  fc.integer({ min: 3, max: 5 }).chain((classes) =>
    fc.record({
      classes: fc.constant(classes),
      sets: fc.array(
        fc.record({
          labels: fc.subarray([...Array(classes).keys()], {
            minLength: size ?? 1,
            maxLength: size ?? classes,
          }),
          mass: fc.integer({ min: 1, max: 9 }),
        }),
        { minLength: 2, maxLength: 5 },
      ),
    }),
  );

/** How often class c is a positive and a negative among the examples of pick-all-labels, by making them all. */
function counted({ classes, sets }: LabelSets, masked: boolean): { positive: number[]; negative: number[] } {
  const [positive, negative] = [new Array<number>(classes).fill(0), new Array<number>(classes).fill(0)];
  for (const { labels, mass } of sets) {
    for (const y of labels) {
      positive[y] += mass;
      for (let c = 0; c < classes; c++) {
        if (c !== y && !(masked && labels.includes(c))) negative[c] += mass;
      }
    }
  }
  return { positive, negative };
}

/** The formulas of the statement. */
function formula({ classes, sets }: LabelSets, masked: boolean): { positive: number[]; negative: number[] } {
  const every = [...Array(classes).keys()];
  const sizes = sum(sets.map(({ labels, mass }) => mass * labels.length));
  const positive = every.map((c) => sum(sets.map(({ labels, mass }) => (labels.includes(c) ? mass : 0))));
  const negative = every.map((c) =>
    masked
      ? sum(sets.map(({ labels, mass }) => (labels.includes(c) ? 0 : mass * labels.length)))
      : sizes - positive[c],
  );
  return { positive, negative };
}

/** The weights of one way of counting; `as` claims another way's formula for it. */
export function weights(masked: boolean, as = masked): Check {
  return forAll<LabelSets>({
    id: masked ? 'masked' : 'unmasked',
    says: masked
      ? 'Masked: class c is a negative E[|Y|; c not in Y] times.'
      : 'Unmasked: class c is a negative E|Y| - P_c times.',
    exact: true,
    cases: 1800,
    instances: labelSets(),
    law: (law) => {
      const [found, expected] = [counted(law, masked), formula(law, as)];
      return JSON.stringify(found) === JSON.stringify(expected) ? undefined : { found, expected };
    },
  });
}

/** Pairs a, b with P_a > P_b that the odds P/w put in the wrong order. */
function reversed({ positive, negative }: { positive: number[]; negative: number[] }): [number, number][] {
  return positive.flatMap((_, a) =>
    positive.flatMap((_, b): [number, number][] =>
      positive[a] > positive[b] && positive[a] * negative[b] <= positive[b] * negative[a] ? [[a, b]] : [],
    ),
  );
}

const rankings = forAll<LabelSets>({
  id: 'rankings',
  says: 'Without masking the odds rank by P; with masking some law reverses a pair.',
  exact: true,
  cases: 1800,
  instances: labelSets(),
  sees: ['masking reverses'],
  law: (law, note) => {
    if (reversed(counted(law, true)).length > 0) note('masking reverses');
    const pairs = reversed(counted(law, false)).filter(([, b]) => counted(law, false).positive[b] > 0);
    return pairs.length === 0 ? undefined : { pairs };
  },
});

const oneSize = forAll<LabelSets>({
  id: 'one-size',
  says: 'Sets of one size: masking keeps the ranking by P.',
  exact: true,
  cases: 1200,
  instances: fc.integer({ min: 1, max: 3 }).chain((size) => labelSets(size)),
  law: (law) => {
    const { positive, negative } = counted(law, true);
    const pairs = reversed({ positive, negative });
    return pairs.length === 0 ? undefined : { pairs, positive, negative };
  },
});

const example = forEvery({
  id: 'example',
  says: '{1} with chance .55, {2, 3, 4} with chance .45: odds 11/27 against 9/11 when masked, precision .45, not .55.',
  exact: true,
  instances: () => [
    {
      classes: 4,
      sets: [
        { labels: [0], mass: 55 },
        { labels: [1, 2, 3], mass: 45 },
      ],
    },
  ],
  law: (law) => {
    const odds = (masked: boolean): Rational[] => {
      const { positive, negative } = counted(law, masked);
      return positive.map((mass, c) => rational(mass, negative[c]));
    };
    const [masked, unmasked] = [odds(true), odds(false)];
    const right =
      masked[0].equals(rational(11, 27)) &&
      masked[1].equals(rational(9, 11)) &&
      masked[1].gt(masked[0]) &&
      unmasked[0].gt(unmasked[1]);
    return right ? undefined : { masked, unmasked };
  },
});

export const claim = defineClaim({
  id: 'multi-label-masking',
  title: 'Pick-all-labels: masking the other positives changes the risk, and can change the ranking',
  source: 'derived here; the reduction: Menon et al., Multilabel reductions, 2019',
  checks: [weights(false), weights(true), rankings, oneSize, example],
});
