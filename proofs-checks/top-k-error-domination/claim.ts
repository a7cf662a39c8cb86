import { exactOrderedWeightedLoss, families, surrogates, topKError } from '@owlery/losses';
import { rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { enumeratedWeights } from '../internal/enumerated-weights.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { miningSchemes } from '../internal/mining-schemes.ts';
import { registryLaws } from '../internal/registry-laws.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { hingeLossOfThree } from '../internal/smt/hinge-loss-of-three.ts';
import { sum } from '../internal/sum.ts';
import { anyWeights, wholeNumbers } from '../internal/whole-numbers.ts';

const exactSurrogates = surrogates.filter((surrogate) => surrogate.exactValue !== undefined);

/** The bounds; `bowlFactor` is 2 in truth, more is wrong. */
export function bounds(bowlFactor = 2): Check {
  return forAll({
    id: 'bounds',
    says: 'Exact surrogates: an error costs at least φ(0) Θ_K (POWL), 2 φ(0) min(1, Θ_K) (BOWL), with equality at ties.',
    exact: true,
    cases: 4500,
    instances: fc.integer({ min: 2, max: 5 }).chain((classes) =>
      fc.record({
        family: fc.constantFrom(...families),
        surrogate: fc.constantFrom(...exactSurrogates.map((surrogate) => surrogate.id)),
        weights: anyWeights(classes - 1),
        unit: fc.integer({ min: 1, max: 8 }),
        scores: wholeNumbers({ length: classes, min: -4, max: 4 }),
        top: fc.integer({ min: 1, max: classes - 1 }),
      }),
    ),
    sees: ['error', 'equality'],
    law: ({ family, surrogate: id, weights, unit, scores, top }, note) => {
      if (topKError(scores, 0, top) === 0) return undefined;
      note('error');
      const surrogate = exactSurrogates.find((candidate) => candidate.id === id)!;
      const loss = exactOrderedWeightedLoss({
        family,
        surrogate,
        weights: weights.map((weight) => rational(weight, unit)),
        scores: scores.map((score) => rational(score, 2)),
        label: 0,
      });
      const head = rational(sum(weights, top), unit);
      const least = family === 'powl' ? head : (head.gt(1n) ? rational(1) : head).mul(BigInt(bowlFactor));
      const bound = least.mul(surrogate.exactValue!(rational(0)));
      if (loss.equals(bound) && bound.n > 0n) note('equality');
      return loss.gte(bound) ? undefined : { loss, bound };
    },
  });
}

const mining = forEvery({
  id: 'mining',
  says: 'Under mining Θ_K ≤ bK/N, with equality for K ≤ k, N ≤ 10.',
  exact: true,
  instances: () => miningSchemes({ scheme: 'without-replacement', mostNegatives: 10 }),
  sees: ['equality', 'below'],
  law: (scheme, note) => {
    const { negatives, sample, keep } = scheme;
    let head = rational(0);
    for (const [j, weight] of enumeratedWeights(scheme).entries()) {
      head = head.add(weight);
      const limit = rational(sample * (j + 1), negatives);
      note(head.equals(limit) ? 'equality' : 'below');
      if (head.gt(limit) || (j + 1 <= keep && !head.equals(limit))) return { top: j + 1, head, limit };
    }
    return undefined;
  },
});

const registry = registryLaws({
  says: 'Every loss of the registry obeys the domination law, 2 to 5 classes.',
  laws: ['top-k-error-domination'],
  cases: 60,
});

const forReals = families.flatMap((family) =>
  [1, 2].map((top) => {
    const error = top === 1 ? '(or (>= f2 f1) (>= f3 f1))' : '(and (>= f2 f1) (>= f3 f1))';
    const head = top === 1 ? 't1' : '(+ t1 t2)';
    const least = (factor: string): string => `(* ${factor} (ite (< ${head} 1.0) ${head} 1.0))`;
    return everyReal({
      id: `for-reals-${family}-${top}`,
      says: `Three classes, hinge ${family.toUpperCase()}, K = ${top}: an error costs at least the bound.`,
      everyReal: 'every real θ ≥ 0 and all scores, L = 3',
      reals: ['t1', 't2', 'f1', 'f2', 'f3'],
      definitions: hingeLossOfThree,
      given: ['(>= t1 0.0)', '(>= t2 0.0)', error, ...(family === 'powl' ? ['(= f3 0.0)'] : [])],
      then: `(>= (${family} f1 f2 f3) ${family === 'powl' ? head : least('2.0')})`,
      unlike: { then: `(>= (${family} f1 f2 f3) ${family === 'powl' ? `(* 1.1 ${head})` : least('2.1')})` },
    });
  }),
);

export const claim = defineClaim({
  id: 'top-k-error-domination',
  title: 'The losses dominate the top-K error',
  source: 'derived here',
  checks: [bounds(), mining, registry, ...forReals],
});
