import { exactOrderedWeightedLoss, families, surrogates } from '@owlery/losses';
import { rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { anyInstances } from '../internal/instance.ts';
import { registryLaws } from '../internal/registry-laws.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { hingeLossOfThree } from '../internal/smt/hinge-loss-of-three.ts';
import { wholeRisk } from '../internal/whole-risk.ts';
import { anyWeights, wholeNumbers } from '../internal/whole-numbers.ts';

const exactSurrogates = surrogates.filter((surrogate) => surrogate.exactValue !== undefined);

/** Strictness is claimed of the POWL where $\theta_1>0$; without that it is wrong. */
export function exchanges(needsFirst = true): Check {
  return forAll({
    id: 'exchanges',
    says: 'f_a ≥ f_b gives a loss no larger for a than for b, strictly so in the POWL with θ_1 > 0.',
    exact: true,
    cases: 4500,
    instances: fc.integer({ min: 2, max: 5 }).chain((classes) =>
      fc.record({
        family: fc.constantFrom(...families),
        surrogate: fc.constantFrom(...exactSurrogates.map((surrogate) => surrogate.id)),
        weights: anyWeights(classes - 1),
        scores: wholeNumbers({ length: classes, min: -5, max: 5 }),
      }),
    ),
    sees: ['strict'],
    law: ({ family, surrogate: id, weights, scores }, note) => {
      const surrogate = exactSurrogates.find((candidate) => candidate.id === id)!;
      const [a, b] = scores[0] >= scores[1] ? [0, 1] : [1, 0];
      const [atA, atB] = [a, b].map((label) =>
        exactOrderedWeightedLoss({
          family,
          surrogate,
          weights: weights.map((weight) => rational(weight)),
          // Halves, so that margins fall inside the bends of the smooth surrogates.
          scores: scores.map((score) => rational(score, 2)),
          label,
        }),
      );
      const strict = family === 'powl' && (weights[0] > 0 || !needsFirst) && scores[a] > scores[b];
      if (strict) note('strict');
      return strict
        ? atA.lt(atB)
          ? undefined
          : { a, b, atA, atB }
        : atA.lte(atB)
          ? undefined
          : { a, b, atA, atB };
    },
  });
}

const sorting = forAll({
  id: 'sorting',
  says: 'Scores brought into the order of p have no larger hinge risk, POWL and BOWL.',
  exact: true,
  cases: 3000,
  instances: anyInstances({ mostUnit: 4 }).chain((instance) =>
    fc.record({
      family: fc.constantFrom(...families),
      instance: fc.constant(instance),
      scores: wholeNumbers({ length: instance.masses.length, min: -3, max: 3 }),
    }),
  ),
  sees: ['smaller'],
  law: ({ family, instance, scores }, note) => {
    const sorted = [...scores].sort((x, y) => y - x);
    const [given, inOrder] = [scores, sorted].map((list) => wholeRisk(family, instance, list));
    if (inOrder < given) note('smaller');
    return inOrder <= given ? undefined : { given, inOrder };
  },
});

const registry = registryLaws({
  says: 'Every loss of the registry obeys the exchange law, 2 to 5 classes.',
  laws: ['exchange'],
  cases: 60,
});

const forReals = families.map((family) =>
  everyReal({
    id: `for-reals-${family}`,
    says: `Three classes, hinge ${family.toUpperCase()}: the higher score has the smaller loss.`,
    everyReal: 'every real θ ≥ 0 and all scores, L = 3',
    reals: ['t1', 't2', 'f1', 'f2', 'f3'],
    definitions: hingeLossOfThree,
    given: ['(>= t1 0.0)', '(>= t2 0.0)', '(>= f1 f2)', ...(family === 'powl' ? ['(= f3 0.0)'] : [])],
    then: `(<= (${family} f1 f2 f3) (${family} f2 f1 f3))`,
    unlike: { then: `(< (${family} f1 f2 f3) (${family} f2 f1 f3))` },
  }),
);

const strictForReals = everyReal({
  id: 'strict-for-reals',
  says: 'Three classes, hinge POWL: strictly when f_a > f_b and θ_1 > 0.',
  everyReal: 'every real θ ≥ 0 with θ_1 > 0 and all scores, L = 3',
  reals: ['t1', 't2', 'f1', 'f2', 'f3'],
  definitions: hingeLossOfThree,
  given: ['(> t1 0.0)', '(>= t2 0.0)', '(> f1 f2)', '(= f3 0.0)'],
  then: '(< (powl f1 f2 f3) (powl f2 f1 f3))',
  unlike: { given: ['(>= t1 0.0)', '(>= t2 0.0)', '(> f1 f2)', '(= f3 0.0)'] },
});

export const claim = defineClaim({
  id: 'exchange-lemma',
  title: 'Exchange lemma: the higher score has the smaller loss',
  source: 'derived here',
  checks: [exchanges(), sorting, registry, ...forReals, strictForReals],
});
