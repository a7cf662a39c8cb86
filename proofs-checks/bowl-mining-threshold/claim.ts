import { decideCalibration } from '@owlery/calibration';
import { inducedWeightsExact } from '@owlery/mining';
import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { fallingMasses, tops } from '../internal/instance.ts';
import { sum } from '../internal/sum.ts';

interface Mined {
  readonly masses: number[];
  readonly sample: number;
  readonly keep: number;
}

const mined: fc.Arbitrary<Mined> = fallingMasses({ fewest: 3, most: 9 }).chain((masses) =>
  fc
    .record({
      masses: fc.constant(masses),
      sample: fc.integer({ min: 1, max: masses.length - 1 }),
      keep: fc.nat(),
    })
    .map((drawn) => ({ ...drawn, keep: 1 + (drawn.keep % drawn.sample) })),
);

function values(p: readonly Rational[], theta: readonly Rational[]): Rational[] {
  let [head, total] = [rational(0), rational(0)];
  const G = [rational(0)];
  p.forEach((probability, i) => {
    head = head.add(probability);
    const weight = theta[i] ?? rational(0);
    total = total.add(weight);
    G.push(total.sub(weight.add(1n).mul(head)));
  });
  return G;
}

/** The steps of G up to the rank `upTo(k, N)`, k in truth. */
export function steps(upTo: (keep: number, negatives: number) => number = (keep) => keep): Check {
  return forAll<Mined>({
    id: 'steps',
    says: 'Up to k the steps of G are those of constant weights b/N; G(0) = 0 and G(L) = k - 1.',
    exact: true,
    cases: 1800,
    instances: mined,
    law: ({ masses, sample, keep }) => {
      const negatives = masses.length - 1;
      const p = masses.map((mass) => rational(mass, sum(masses)));
      const G = values(p, inducedWeightsExact({ negatives, sample, keep, scheme: 'without-replacement' }));
      const c = rational(sample, negatives);
      for (let m = 1; m <= upTo(keep, negatives); m++) {
        const [step, expected] = [G[m].sub(G[m - 1]), c.sub(c.add(1n).mul(p[m - 1]))];
        if (!step.equals(expected)) return { m, step, expected };
      }
      return G[masses.length].equals(rational(keep - 1)) ? undefined : { last: G[masses.length] };
    },
  });
}

const necessity = forAll<Mined>({
  id: 'necessity',
  says: 'Calibrated implies p_K > b/(N+b) for K ≤ k and p_{K+1} < b/(N+b) for K < k; this does not suffice.',
  exact: true,
  cases: 1800,
  instances: mined,
  sees: ['calibrated', 'condition fails', 'not sufficient'],
  law: ({ masses, sample, keep }, note) => {
    const negatives = masses.length - 1;
    const { calibratedFor } = decideCalibration({
      probabilities: masses.map((mass) => rational(mass, sum(masses))),
      family: 'bowl',
      surrogate: 'hinge',
      weights: inducedWeightsExact({ negatives, sample, keep, scheme: 'without-replacement' }),
      exact: true,
    });
    const excess = (mass: number): number => mass * (negatives + sample) - sample * sum(masses);
    for (const top of tops(masses).filter((k) => k <= keep)) {
      const holds = excess(masses[top - 1]) > 0 && (top === keep || excess(masses[top]) < 0);
      const calibrated = calibratedFor.includes(top);
      note(calibrated ? 'calibrated' : holds ? 'not sufficient' : 'condition fails');
      if (calibrated && !holds) return { top };
    }
    return undefined;
  },
});

export const claim = defineClaim({
  id: 'bowl-mining-threshold',
  title: 'Hinge BOWL under mining: the number of draws sets the threshold near the head',
  source: 'derived here',
  checks: [steps(), necessity],
});
