import { surrogates } from '@owlery/losses';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { exactDecision } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { widths } from '../internal/majorant.ts';
import { anyWeights, constantWeights, fallingWeights } from '../internal/whole-numbers.ts';

const smooth = surrogates.filter((surrogate) => surrogate.differentiable).map((surrogate) => surrogate.id);

const differences = forAll({
  id: 'differences',
  says: 'The differences of w at the uniform distribution, weights in any order.',
  exact: true,
  cases: 1500,
  instances: fc
    .integer({ min: 2, max: 8 })
    .chain((negatives) => fc.record({ weights: anyWeights(negatives) })),
  law: ({ weights }) => {
    const classes = weights.length + 1;
    const theta = (j: number): number => weights[j - 1] ?? 0;
    // In units of 1/L, since every mass is 1.
    const W = widths({ masses: new Array<number>(classes).fill(1), weights, unit: 1 });
    for (let j = 1; j < classes; j++) {
      const found = W[j + 1] - W[j] - (W[j] - W[j - 1]);
      const expected = (classes - j - 1) * (theta(j + 1) - theta(j)) + (j - 1) * (theta(j) - theta(j - 1));
      if (found !== expected) return { j, found, expected };
    }
    return undefined;
  },
});

/** Not calibrated at nearly uniform masses; with constant weights it would be wrong. */
export function nearUniform(constant = false): Check {
  return forAll({
    id: 'near-uniform',
    says: 'Masses 10⁶, 10⁶ - 1, …: weights that fall somewhere are calibrated for no K, L ≤ 8.',
    exact: true,
    cases: 600,
    instances: fc
      .integer({ min: 2, max: 7 })
      .chain((negatives) => (constant ? constantWeights(negatives) : fallingWeights(negatives)))
      .filter((weights) => constant || weights[0] > weights[weights.length - 1])
      .map((weights) => ({ weights })),
    law: ({ weights }) => {
      const masses = [1, ...weights].map((_, c) => 1_000_000 - c);
      for (const surrogate of smooth) {
        const { calibratedFor } = exactDecision('bowl', { masses, weights, unit: 1 }, surrogate);
        if (calibratedFor.length > 0) return { surrogate, masses, calibratedFor };
      }
      return undefined;
    },
  });
}

export const claim = defineClaim({
  id: 'smooth-bowl-near-uniform',
  title: 'BOWL with a differentiable surrogate: falling weights fail near the uniform distribution',
  source: 'derived here',
  checks: [differences, nearUniform()],
});
