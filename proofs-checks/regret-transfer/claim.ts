import { conditionalRisk, decideCalibration } from '@owlery/calibration';
import { bowl, families, logistic, topKError, type Family } from '@owlery/losses';
import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { exactDecision } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, tail, type Instance } from '../internal/instance.ts';
import { sum } from '../internal/sum.ts';
import { isRight, riskUnit, wholeRisk } from '../internal/whole-risk.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

interface Point {
  readonly instance: Instance;
  readonly scores: number[];
}

/** Whole scores, often a perturbation of right ones so that small excesses occur. */
const points = (options: { most: number }): fc.Arbitrary<Point> =>
  instances({ ...options, mostUnit: 6 }).chain((instance) =>
    fc
      .record({
        noise: wholeNumbers({ length: instance.masses.length, min: -2, max: 2 }),
        near: fc.boolean(),
      })
      .map(({ noise, near }) => ({
        instance,
        scores: near ? noise.map((shift, c) => (c < instance.top ? 1 : -1) + Math.trunc(shift / 2)) : noise,
      })),
  );

function regret({ instance: { masses, top }, scores }: Point): Rational {
  const errors = sum(masses.map((mass, y) => mass * topKError(scores, y, top)));
  return rational(errors - tail(masses, top), sum(masses));
}

function excessAndGap(family: Family, { instance, scores }: Point): { excess: Rational; gap: Rational } {
  const decision = exactDecision(family, instance);
  const risk = rational(wholeRisk(family, instance, scores), riskUnit(instance));
  return { excess: risk.sub(decision.exactInfimum!), gap: decision.exactGaps![instance.top] };
}

/** The regret vanishes below `factor` times the gap; 1 in truth. */
export function vanishes(factor = 1): Check {
  return forAll({
    id: 'vanishes',
    says: 'Hinge losses: the regret is at most 1, and 0 when the excess is below the gap.',
    exact: true,
    cases: 3600,
    instances: fc.record({ family: fc.constantFrom(...families), point: points({ most: 5 }) }),
    sees: ['below the gap', 'regret'],
    law: ({ family, point }, note) => {
      const { excess, gap } = excessAndGap(family, point);
      const found = regret(point);
      const below = excess.lt(gap.mul(BigInt(factor)));
      if (below) note('below the gap');
      if (found.n > 0n) note('regret');
      const fine = found.gte(0n) && found.lte(1n) && !(below && found.n > 0n);
      return fine ? undefined : { regret: found, excess, gap };
    },
  });
}

const means = forAll({
  id: 'means',
  says: 'Mixtures of up to three p: the mean regret is at most the mean excess over the least gap.',
  exact: true,
  cases: 1500,
  instances: fc.record({
    family: fc.constantFrom(...families),
    mixture: fc.array(points({ most: 4 }), { minLength: 1, maxLength: 3 }),
  }),
  sees: ['positive gap'],
  law: ({ family, mixture }, note) => {
    const parts = mixture.map((point) => ({ ...excessAndGap(family, point), regret: regret(point) }));
    const least = parts.map((part) => part.gap).reduce((a, b) => (a.lt(b) ? a : b));
    if (least.n === 0n) return undefined;
    note('positive gap');
    const total = (of: (part: (typeof parts)[number]) => Rational): Rational =>
      parts.map(of).reduce((a, b) => a.add(b));
    const [left, right] = [total((part) => part.regret).mul(least), total((part) => part.excess)];
    return left.lte(right) ? undefined : { left, right, least };
  },
});

const smooth = forAll({
  id: 'logistic',
  says: "Logistic BOWL: wrong scores have at least the product's gap in excess, to within 1e-9.",
  exact: false,
  cases: 900,
  instances: points({ most: 5 }),
  sees: ['wrong'],
  law: ({ instance, scores }, note) => {
    const { masses, weights, unit, top } = instance;
    if (isRight(scores, top)) return undefined;
    note('wrong');
    const probabilities = masses.map((mass) => mass / sum(masses));
    const theta = weights.map((weight) => weight / unit);
    const decision = decideCalibration({
      probabilities,
      family: 'bowl',
      surrogate: 'logistic',
      weights: theta,
      top,
    });
    const loss = bowl({ surrogate: logistic, weights: theta });
    const excess = conditionalRisk(probabilities, loss, Float64Array.from(scores)) - decision.infimum;
    return excess >= decision.gaps[top] - 1e-9 ? undefined : { excess, gap: decision.gaps[top] };
  },
});

export const claim = defineClaim({
  id: 'regret-transfer',
  title: 'Excess risk bounds the top-K regret where the gap is positive',
  source: 'derived here',
  checks: [vanishes(), means, smooth],
});
