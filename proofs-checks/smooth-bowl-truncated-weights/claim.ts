import { surrogates } from '@owlery/losses';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, tail, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { distributionTerms, named, plus } from '../internal/smt/partition-terms.ts';
import { strictVertexTerm } from '../internal/smt/vertex-term.ts';

const smooth = surrogates.filter((surrogate) => surrogate.differentiable).map((surrogate) => surrogate.id);

const truncated = instances({ most: 9, mostUnit: 12 }).map((instance) => ({
  ...instance,
  weights: instance.masses.slice(1).map((_, j) => (j < instance.top ? 1 + instance.weights[0] : 0)),
}));

/** $p_K>cT_K$, c = 1 in truth. */
export function equivalence(c = 1): Check {
  return forAll<Instance>({
    id: 'equivalence',
    says: 'Weights cut off at K: calibrated exactly where p_K > T_K, for every differentiable surrogate, L ≤ 9.',
    exact: true,
    cases: 1500,
    instances: truncated,
    sees: ['calibrated', 'not calibrated'],
    law: (instance, note) => {
      const expected = instance.masses[instance.top - 1] > c * tail(instance.masses, instance.top);
      note(expected ? 'calibrated' : 'not calibrated');
      const other = smooth.find((surrogate) => isCalibrated('bowl', instance, surrogate) !== expected);
      return other === undefined ? undefined : { surrogate: other, expected };
    },
  });
}

const containment = forAll<Instance>({
  id: 'containment',
  says: 'Where the hinge POWL with the same weights is calibrated the BOWL is; not the other way.',
  exact: true,
  cases: 1500,
  instances: truncated,
  sees: ['both', 'BOWL only'],
  law: (instance, note) => {
    const powl = isCalibrated('powl', instance);
    const bowl = isCalibrated('bowl', instance, 'logistic');
    note(powl ? 'both' : bowl ? 'BOWL only' : 'neither');
    return powl && !bowl ? { powl, bowl } : undefined;
  },
});

const forReals = [3, 4, 5].flatMap((classes) =>
  Array.from({ length: classes - 1 }, (_, i) => i + 1).map((top) => {
    const p = named('p', classes);
    const theta = p.slice(1).map((_, j) => (j < top ? '1.0' : '0.0'));
    const vertex = strictVertexTerm(p, theta, top);
    const T = plus(p.slice(top));
    return everyReal({
      id: `for-reals-${classes}-${top}`,
      says: `${classes} classes, K = ${top}: K is a strict vertex exactly where p_K > T_K.`,
      everyReal: `every real p, L = ${classes}`,
      reals: p,
      given: distributionTerms(p, top),
      then: `(= ${vertex} (> ${p[top - 1]} ${T}))`,
      unlike: { then: `(= ${vertex} (> ${p[top - 1]} (* 1.1 ${T})))` },
    });
  }),
);

export const claim = defineClaim({
  id: 'smooth-bowl-truncated-weights',
  title: 'BOWL with a differentiable surrogate and truncated weights: the K-th class must outweigh the tail',
  source: 'derived here',
  checks: [equivalence(), containment, ...forReals],
});
