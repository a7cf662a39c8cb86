import {
  exactOrderedWeightedLoss,
  families,
  lipschitzConstants,
  smoothedHinge,
  surrogates,
  type Family,
} from '@owlery/losses';
import { rational, type Rational } from '@owlery/numeric';
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

/** The constants for ρ = 1 in whole numbers, the one of ℓ2 squared; the unit is that of the weights. */
export interface WholeConstants {
  readonly l1: number;
  readonly l2Squared: number;
  readonly lInfinity: number;
}

/** The table, for weights over `unit`. */
export function table(family: Family, weights: readonly number[], unit = 1): WholeConstants {
  const [total, squares] = [sum(weights), sum(weights.map((weight) => weight ** 2))];
  return family === 'powl'
    ? { l1: total, l2Squared: total ** 2 + squares, lInfinity: 2 * total }
    : { l1: Math.max(unit, ...weights), l2Squared: unit ** 2 + squares, lInfinity: unit + total };
}

const exactSurrogates = surrogates.filter(({ id }) => id === 'hinge' || id === smoothedHinge.id);

/** Whether a table of constants bounds every difference; a wrong variant passes another table. */
export function inequalities(constants = table): Check {
  return forAll({
    id: 'inequalities',
    says: 'Hinge and smoothed hinge: differences of losses are within the three constants, weights in any order.',
    exact: true,
    cases: 4500,
    instances: fc.integer({ min: 2, max: 5 }).chain((classes) =>
      fc.record({
        family: fc.constantFrom(...families),
        surrogate: fc.constantFrom(...exactSurrogates.map((surrogate) => surrogate.id)),
        weights: anyWeights(classes - 1),
        f: wholeNumbers({ length: classes, min: -6, max: 6 }),
        g: wholeNumbers({ length: classes, min: -6, max: 6 }),
      }),
    ),
    sees: ['l1', 'l2', 'l∞'],
    law: ({ family, surrogate: id, weights, f, g }, note) => {
      const surrogate = exactSurrogates.find((candidate) => candidate.id === id)!;
      const [atF, atG] = [f, g].map((scores) =>
        exactOrderedWeightedLoss({
          family,
          surrogate,
          weights: weights.map((weight) => rational(weight)),
          scores: scores.map((score) => rational(score)),
          label: 0,
        }),
      );
      const difference = atF.sub(atG).abs();
      const steps = f.map((score, c) => Math.abs(score - g[c]));
      const { l1, l2Squared, lInfinity } = constants(family, weights);
      const limits = {
        l1: rational(l1 * sum(steps)),
        'l∞': rational(lInfinity * Math.max(...steps)),
        l2: rational(l2Squared * sum(steps.map((step) => step ** 2))),
      };
      for (const norm of ['l1', 'l∞', 'l2'] as const) {
        const found = norm === 'l2' ? difference.mul(difference) : difference;
        if (found.equals(limits[norm]) && found.n > 0n) note(norm);
        if (found.gt(limits[norm])) return { norm, difference, limit: limits[norm] };
      }
      return undefined;
    },
  });
}

/** The hinge loss over the unit of the weights at whole scores, the label first. */
function hingeLoss(
  family: Family,
  weights: readonly number[],
  unit: number,
  scores: readonly number[],
): number {
  const negatives = scores.slice(1).sort((a, b) => b - a);
  const shift = family === 'powl' ? scores[0] : 0;
  const own = family === 'powl' ? 0 : unit * Math.max(0, 1 - scores[0]);
  return own + sum(negatives.map((score, j) => weights[j] * Math.max(0, 1 + score - shift)));
}

const attained = forAll({
  id: 'attained',
  says: 'At badly wrong scores a step along the dual vector reaches each constant, weights in any order.',
  exact: true,
  cases: 1500,
  instances: fc.integer({ min: 2, max: 6 }).chain((classes) =>
    fc.record({
      family: fc.constantFrom(...families),
      weights: anyWeights(classes - 1),
      unit: fc.integer({ min: 1, max: 8 }),
    }),
  ),
  law: ({ family, weights, unit }) => {
    const slopes = [family === 'powl' ? -sum(weights) : -unit, ...weights];
    const far = 1000;
    const scores = [-far, ...weights.map((_, j) => far * (weights.length - j))];
    const rise = (step: readonly number[]): number =>
      hingeLoss(
        family,
        weights,
        unit,
        scores.map((score, c) => score + step[c]),
      ) - hingeLoss(family, weights, unit, scores);
    const steepest = slopes.findIndex((slope) => Math.abs(slope) === Math.max(...slopes.map(Math.abs)));
    const expected = table(family, weights, unit);
    const found = {
      l1: Math.abs(rise(slopes.map((_, c) => (c === steepest ? 1 : 0)))),
      lInfinity: rise(slopes.map(Math.sign)),
      // Along the gradient g the rise is |g|², and the length of the step |g|.
      l2Squared: rise(slopes),
    };
    const same =
      found.l1 === expected.l1 &&
      found.l2Squared === expected.l2Squared &&
      // A weight of 0 leaves the sign of its step open, but not the sum.
      found.lInfinity === expected.lInfinity;
    return same ? undefined : { found, expected };
  },
});

const printed = forEvery({
  id: 'printed',
  says: "θ = (.9, .5, .2) and θ = (0, 2): the constants in tenths and units, and the product's in floating point.",
  exact: true,
  instances: () => [
    { family: 'powl' as const, weights: [9, 5, 2], unit: 10, expected: [16, 366, 32] },
    { family: 'bowl' as const, weights: [9, 5, 2], unit: 10, expected: [10, 210, 26] },
    // max(1, θ_1) would be 1.
    { family: 'bowl' as const, weights: [0, 2], unit: 1, expected: [2, 5, 3] },
  ],
  law: ({ family, weights, unit, expected }) => {
    const { l1, l2Squared, lInfinity } = table(family, weights, unit);
    const found = [l1, l2Squared, lInfinity];
    const theta = weights.map((weight) => weight / unit);
    const product = lipschitzConstants({ family, surrogate: { lipschitz: 1 }, weights: theta });
    const near = [
      product.l1 * unit - l1,
      product.l2 ** 2 * unit ** 2 - l2Squared,
      product.lInfinity * unit - lInfinity,
    ].every((difference) => Math.abs(difference) < 1e-9);
    return found.join() === expected.join() && near ? undefined : { found, product };
  },
});

const mining = forEvery({
  id: 'mining',
  says: 'Under mining Θ = k; the squared norm is b²/N for k = b and k for b = N, N ≤ 8.',
  exact: true,
  instances: () => miningSchemes({ scheme: 'without-replacement', mostNegatives: 8 }),
  law: (scheme) => {
    const { negatives, sample, keep } = scheme;
    const weights = enumeratedWeights(scheme);
    const total = weights.reduce((a, b) => a.add(b));
    const squares: Rational = weights.map((weight) => weight.mul(weight)).reduce((a, b) => a.add(b));
    if (!total.equals(rational(keep))) return { total };
    if (keep === sample && !squares.equals(rational(sample ** 2, negatives))) return { squares };
    if (sample === negatives && !squares.equals(rational(keep))) return { squares };
    return undefined;
  },
});

const unbounded = forEvery({
  id: 'unbounded',
  says: 'Squared hinge: the slope in one score exceeds 10, 100 and 1,000.',
  exact: true,
  instances: () => [10, 100, 1000].map((limit) => ({ limit })),
  law: ({ limit }) => {
    const squared = surrogates.find(({ id }) => id === 'squared-hinge')!;
    const at = (score: number): Rational =>
      exactOrderedWeightedLoss({
        family: 'bowl',
        surrogate: squared,
        weights: [rational(1)],
        scores: [rational(score), rational(0)],
        label: 0,
      });
    const slope = at(-limit).sub(at(1 - limit));
    return slope.gt(BigInt(limit)) ? undefined : { slope };
  },
});

const registry = registryLaws({
  says: 'Every loss of the registry with finite constants obeys them and attains them, 2 to 5 classes.',
  laws: ['lipschitz', 'lipschitz-attained'],
  cases: 42,
});

const within = ['f', 'g'].flatMap((letter, i, letters) =>
  [1, 2, 3].map((c) => `(<= (- ${letter}${c} ${letters[1 - i]}${c}) d)`),
);
const forReals = families.map((family) =>
  everyReal({
    id: `for-reals-${family}`,
    says: `Three classes, hinge ${family.toUpperCase()}: ℓ∞ with ${family === 'powl' ? '2Θ' : '1 + Θ'}.`,
    everyReal: 'all scores and every real θ ≥ 0, L = 3',
    reals: ['t1', 't2', 'd', 'f1', 'f2', 'f3', 'g1', 'g2', 'g3'],
    definitions: hingeLossOfThree,
    given: within,
    split: ['(and (= t1 1.0) (= t2 0.0))', '(and (= t1 0.0) (= t2 1.0))'],
    then: `(<= (- (${family} f1 f2 f3) (${family} g1 g2 g3)) (* 2.0 d))`,
    unlike: { then: `(<= (- (${family} f1 f2 f3) (${family} g1 g2 g3)) (* 1.9 d))` },
  }),
);

export const claim = defineClaim({
  id: 'lipschitz-constants',
  title: 'Lipschitz constants of the losses in three norms, attained',
  source: 'derived here',
  checks: [inequalities(), attained, printed, mining, unbounded, registry, ...forReals],
});
