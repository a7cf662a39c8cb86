import { compareWithOracle } from '@owlery/calibration';
import { exactOrderedWeightedLoss, squaredHinge, surrogates } from '@owlery/losses';
import { rational, type Rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { anyInstances, type Instance } from '../internal/instance.ts';
import { isStrictVertex, widths } from '../internal/majorant.ts';
import { sum } from '../internal/sum.ts';
import { wholeNumbers } from '../internal/whole-numbers.ts';

const smooth = surrogates.filter((surrogate) => surrogate.differentiable).map((surrogate) => surrogate.id);

/** The verdict of each surrogate against a criterion; a wrong variant lets points on a chord pass. */
export function criteria(criterion: (instance: Instance) => boolean = isStrictVertex): Check {
  return forAll<Instance>({
    id: 'criteria',
    says: 'The product finds the strict vertices, the same for every differentiable surrogate, L ≤ 9.',
    exact: true,
    cases: 1200,
    instances: anyInstances({ most: 9, mostUnit: 4 }),
    sees: ['calibrated', 'not calibrated'],
    law: (instance, note) => {
      const expected = criterion(instance);
      note(expected ? 'calibrated' : 'not calibrated');
      const other = smooth.find((surrogate) => isCalibrated('bowl', instance, surrogate) !== expected);
      return other === undefined ? undefined : { surrogate: other, expected };
    },
  });
}

interface Pool {
  readonly end: number;
  readonly score: Rational;
  readonly risk: Rational;
}

/** The pools between the vertices, for the squared hinge; scores and risks over the total mass. */
function pools(instance: Instance): Pool[] {
  const { masses, unit } = instance;
  const W = widths(instance);
  const vertices = masses.flatMap((_, i) => {
    const m = i + 1;
    return m === masses.length || isStrictVertex({ ...instance, top: m }) ? [m] : [];
  });
  return vertices.map((end, i) => {
    const start = vertices[i - 1] ?? 0;
    const p = rational(unit * (sum(masses, end) - sum(masses, start)));
    const w = rational(W[end] - W[start]);
    const both = p.add(w);
    return { end, score: p.sub(w).div(both), risk: p.mul(w).mul(4n).div(both) };
  });
}

const squaredRisk = ({ masses, weights, unit }: Instance, scores: readonly Rational[]): Rational =>
  masses
    .map((mass, label) =>
      exactOrderedWeightedLoss({
        family: 'bowl',
        surrogate: squaredHinge,
        weights: weights.map((weight) => rational(weight, unit)),
        scores,
        label,
      }).mul(BigInt(mass * unit)),
    )
    .reduce((left, right) => left.add(right));

const squared = forAll({
  id: 'squared-hinge',
  says: 'Squared hinge: pooled scores attain the sum of 4pw/(p+w), nothing has less, and they tie at other K. L ≤ 6.',
  exact: true,
  cases: 900,
  instances: anyInstances({ most: 6, mostUnit: 4 }).chain((instance) =>
    fc.record({
      // Without classes of probability 0 no two points of the majorant coincide.
      instance: fc.constant({ ...instance, masses: instance.masses.map((mass) => mass + 1) }),
      quarters: wholeNumbers({ length: instance.masses.length, min: -6, max: 6 }),
    }),
  ),
  sees: ['tie', 'parted'],
  law: ({ instance, quarters }, note) => {
    const found = pools(instance);
    const scores = instance.masses.map((_, c) => found.find((pool) => c < pool.end)!.score);
    const infimum = found.map((pool) => pool.risk).reduce((left, right) => left.add(right));
    const attained = squaredRisk(instance, scores);
    if (!attained.equals(infimum)) return { scores, infimum, attained };
    const other = squaredRisk(
      instance,
      quarters.map((quarter) => rational(quarter, 4)),
    );
    if (other.lt(infimum)) return { infimum, other };
    const tied = scores[instance.top - 1].equals(scores[instance.top]);
    note(tied ? 'tie' : 'parted');
    return isStrictVertex(instance) || tied ? undefined : { scores };
  },
});

const oracle: Check = {
  id: 'oracle',
  says: 'Every differentiable surrogate: infimum, gap and verdict as by a numeric minimiser over all orders.',
  strength: 'tested',
  async run({ cases = 200, stream }) {
    const comparison = await compareWithOracle({
      oracle: 'numeric-minimiser',
      cases,
      seed: stream.nextUint32(),
    });
    const [first] = comparison.disagreements;
    return { holds: first === undefined, cases, counterexample: first ? { ...first } : null };
  },
};

/** A criterion that takes points on a chord for vertices: wrong. */
export const weakCriterion = (): Check =>
  criteria((instance) => {
    const W = widths(instance);
    const A = W.map((_, m) => sum(instance.masses, m));
    const { top } = instance;
    return W.every((_, a) =>
      W.every(
        (_, b) =>
          !(a < top && top < b) || (A[top] - A[a]) * (W[b] - W[top]) >= (A[b] - A[top]) * (W[top] - W[a]),
      ),
    );
  });

export const claim = defineClaim({
  id: 'smooth-bowl-majorant',
  title: 'BOWL with a differentiable surrogate: strict vertices of a concave majorant',
  source: 'derived here',
  checks: [criteria(), squared, oracle],
});
