import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { exactDecision } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { partitionRisk } from '../internal/partition-risks.ts';
import { sequences } from '../internal/sequences.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { fallingTerms, named, plus } from '../internal/smt/partition-terms.ts';
import { sum } from '../internal/sum.ts';
import { fallingWeights } from '../internal/whole-numbers.ts';

const isConstant = (weights: readonly number[]): boolean => weights.every((weight) => weight === weights[0]);

const inequality = forEvery({
  id: 'inequality',
  says: 'L Θ_K ≥ K (Θ + θ_K), with equality exactly for constant weights: all falling weights up to 4, N ≤ 5.',
  exact: true,
  instances: () =>
    [2, 3, 4, 5].flatMap((negatives) =>
      sequences([0, 1, 2, 3, 4], negatives)
        .filter(
          (weights) => weights[0] > 0 && weights.every((weight, j) => j === 0 || weight <= weights[j - 1]),
        )
        .map((weights) => ({ weights })),
    ),
  sees: ['constant', 'falls'],
  law: ({ weights }, note) => {
    note(isConstant(weights) ? 'constant' : 'falls');
    for (let top = 1; top <= weights.length; top++) {
      const excess = (weights.length + 1) * sum(weights, top) - top * (sum(weights) + weights[top - 1]);
      if (excess < 0 || (excess === 0) !== isConstant(weights)) return { top, excess };
    }
    return undefined;
  },
});

/** Not calibrated at nearly uniform masses; `peak` added to the first makes them less so, which is wrong. */
export function nearUniform(peak = 0): Check {
  return forAll({
    id: 'near-uniform',
    says: 'Masses 10⁶, 10⁶ - 1, …: weights that fall somewhere are calibrated for no K, L ≤ 7.',
    exact: true,
    cases: 900,
    instances: fc
      .integer({ min: 2, max: 6 })
      .chain((negatives) => fallingWeights(negatives))
      .filter((weights) => !isConstant(weights))
      .map((weights) => ({ weights })),
    law: ({ weights }) => {
      const masses = [1, ...weights].map((_, c) => 1_000_000 - c + (c === 0 ? peak : 0));
      const { calibratedFor } = exactDecision('powl', { masses, weights, unit: 1 });
      return calibratedFor.length === 0 ? undefined : { masses, calibratedFor };
    },
  });
}

const example = forEvery({
  id: 'example',
  says: 'p = (.4, .35, .25), θ = (1, 1): risks 2, 1.8, 1.75, 1.95; calibrated for K = 2 only.',
  exact: true,
  instances: () => [{ masses: [8, 7, 5], weights: [1, 1], unit: 1 }],
  law: (instance) => {
    const risks = [[], [1], [2], [1, 2]].map((cuts) =>
      partitionRisk(instance.masses, instance.weights, cuts),
    );
    const { calibratedFor } = exactDecision('powl', instance);
    // Over the total mass 20.
    return risks.join() === '40,36,35,39' && calibratedFor.join() === '2'
      ? undefined
      : { risks, calibratedFor };
  },
});

const forReals = [3, 4, 5, 6, 7].map((classes) => {
  const theta = named('t', classes - 1);
  const tops = theta.map((_, i) => i + 1);
  const excess = (top: number): string =>
    `(- (* ${classes}.0 ${plus(theta.slice(0, top))}) (* ${top}.0 ${plus([...theta, theta[top - 1]])}))`;
  return everyReal({
    id: `for-reals-${classes}`,
    says: `${classes} classes: L Θ_K > K (Θ + θ_K) for every K when the weights fall somewhere.`,
    everyReal: `every real falling θ that is not constant, L = ${classes}`,
    reals: theta,
    given: [...fallingTerms(theta), `(> t1 ${theta[theta.length - 1]})`],
    then: `(and ${tops.map((top) => `(> ${excess(top)} 0.0)`).join(' ')})`,
    unlike: { given: fallingTerms(theta) },
  });
});

export const claim = defineClaim({
  id: 'powl-near-uniform',
  title: 'Hinge POWL: weights that are not constant fail near the uniform distribution',
  source: 'derived here',
  checks: [inequality, nearUniform(), example, ...forReals],
});
