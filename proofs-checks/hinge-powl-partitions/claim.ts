import { certifyCalibration, verifyCertificate } from '@owlery/calibration';
import { parseRational, rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { exactDecision } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { anyInstances, instances, type Instance } from '../internal/instance.ts';
import { leastRisks, partitionRisks } from '../internal/partition-risks.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { distributionTerms, named, partitionRiskTerm } from '../internal/smt/partition-terms.ts';
import { subsets } from '../internal/subsets.ts';
import { sum } from '../internal/sum.ts';
import { vertexInfima } from '../internal/whole-risk.ts';
import { anyWeights } from '../internal/whole-numbers.ts';

/** The gap by the first formula, in units of the total mass. */
function differenceOfMinima({ masses, weights, top }: Instance): { infimum: number; gap: number } {
  const { cut, uncut } = leastRisks(partitionRisks(masses, weights), top);
  return { infimum: Math.min(cut, uncut), gap: Math.max(0, uncut - cut) };
}

/** The gap by the second formula. */
function gapWithExchange(instance: Instance): { infimum: number; gap: number } {
  const { masses, weights, top } = instance;
  const { infimum, gap } = differenceOfMinima(instance);
  const exchanged = masses.map((mass, i) =>
    i === top - 1 ? masses[top] : i === top ? masses[top - 1] : mass,
  );
  const { cut } = leastRisks(partitionRisks(exchanged, weights), top);
  return { infimum, gap: Math.min(gap, cut - infimum) };
}

/** Weights that spare the best negative are where exchanging two classes can cost least. */
const sparedFirst = instances({
  fewest: 4,
  most: 4,
  weights: (negatives) =>
    anyWeights(negatives).map((weights) => weights.map((weight, j) => (j === 0 ? 0 : 1 + weight))),
});

/** A formula of the gap against all vertices, for the weights it is claimed for. */
export function vertices(options: {
  id: string;
  gapOf: typeof gapWithExchange;
  falling: boolean;
  sees?: string[];
}): Check {
  const { id, gapOf, falling, sees = ['calibrated', 'not calibrated'] } = options;
  return forAll<Instance>({
    id,
    says: `Weights ${falling ? 'that fall' : 'in any order'}: infimum, verdict and gap over all vertices, L ≤ 4.`,
    exact: true,
    cases: 1800,
    instances: falling ? instances({ fewest: 2, most: 4 }) : fc.oneof(anyInstances({ most: 4 }), sparedFirst),
    sees,
    law: (instance, note) => {
      const found = vertexInfima('powl', instance);
      const { infimum, gap } = gapOf(instance);
      note(gap > 0 ? 'calibrated' : 'not calibrated');
      if (gap < differenceOfMinima(instance).gap) note('smaller gap');
      const same = infimum === found.infimum && gap === found.wrong - found.infimum;
      return same ? undefined : { infimum, gap, vertices: found };
    },
  });
}

/** The first formula claimed for weights in any order: wrong. */
export const firstFormulaForAnyWeights = (): Check =>
  vertices({ id: 'first-formula', gapOf: differenceOfMinima, falling: false });

const everyTop = forAll({
  id: 'every-k',
  says: 'The product decides every K at once as the enumeration of partitions does, with the same gaps, L ≤ 9.',
  exact: true,
  cases: 750,
  instances: anyInstances({ fewest: 2, most: 9 }),
  sees: ['calibrated', 'not calibrated'],
  law: ({ masses, weights, unit }, note) => {
    const decision = exactDecision('powl', { masses, weights, unit });
    for (let top = 1; top < masses.length; top++) {
      if (masses[top - 1] === masses[top]) continue;
      const { gap } = gapWithExchange({ masses, weights, unit, top });
      note(gap > 0 ? 'calibrated' : 'not calibrated');
      const expected = rational(gap, sum(masses));
      const found = decision.exactGaps![top];
      if (!found.equals(expected) || decision.calibratedFor.includes(top) !== gap > 0)
        return { top, expected, found };
    }
    return undefined;
  },
});

const certificates = forAll({
  id: 'certificates',
  says: 'Certificates with primal and dual sides are valid and name the least partition risk, L ≤ 8.',
  exact: true,
  cases: 360,
  instances: instances({ fewest: 2, most: 8 }),
  law: ({ masses, weights, top }) => {
    const certificate = certifyCalibration({
      probabilities: masses.map((mass) => rational(mass, sum(masses))),
      family: 'powl',
      surrogate: 'hinge',
      weights: weights.map((weight) => rational(weight)),
      top,
    });
    const { valid, reason } = verifyCertificate(JSON.stringify(certificate));
    if (!valid) return { reason };
    if (certificate.kind !== 'infima') return { kind: certificate.kind };
    const expected = rational(differenceOfMinima({ masses, weights, unit: 1, top }).infimum, sum(masses));
    const found = parseRational(certificate.infimum.value);
    return found.equals(expected) ? undefined : { found, expected };
  },
});

const rising = forEvery({
  id: 'rising',
  says: 'p = (5, 4, 4, 2)/15, θ = (0, 2, 2), K = 1: the gap is 2/15, the difference of the minima 4/15.',
  exact: true,
  instances: () => [{ masses: [5, 4, 4, 2], weights: [0, 2, 2], unit: 1, top: 1 }],
  law: (instance) => {
    const { infimum, wrong } = vertexInfima('powl', instance);
    const [gap, first] = [wrong - infimum, differenceOfMinima(instance).gap];
    return gap === 2 && first === 4 ? undefined : { gap, first };
  },
});

const [p, theta] = [named('p', 3), named('t', 2)];
const sortedRisk = `
(define-fun hinge ((t Real)) Real (ite (< t 1.0) (- 1.0 t) 0.0))
(define-fun risk () Real (+
  (* p1 (+ (* t1 (hinge u)) (* t2 (hinge (+ u v)))))
  (* p2 (+ (* t1 (+ 1.0 u)) (* t2 (hinge v))))
  (* p3 (+ (* t1 (+ 1.0 u v)) (* t2 (+ 1.0 v))))))`;
const atLeast = (cutSets: readonly number[][]): string =>
  `(or ${cutSets.map((cuts) => `(>= risk ${partitionRiskTerm(p, theta, cuts)})`).join(' ')})`;
const allCuts = subsets(2).map((set) => set.map((i) => i + 1));

const lowerBound = everyReal({
  id: 'lower-bound',
  says: 'Three classes, sorted scores with gaps u, v: the risk is at least that of one of the four partitions.',
  everyReal: 'every real p, θ ≥ 0 and sorted f, L = 3',
  reals: [...p, ...theta, 'u', 'v'],
  definitions: sortedRisk,
  // The risk is homogeneous in θ.
  given: [
    ...distributionTerms(p, 1).slice(0, -1),
    '(>= t1 0.0)',
    '(>= t2 0.0)',
    '(= (+ t1 t2) 1.0)',
    '(>= u 0.0)',
    '(>= v 0.0)',
  ],
  split: [
    '(<= (+ u v) 1.0)',
    '(and (>= (+ u v) 1.0) (<= u 1.0) (<= v 1.0))',
    '(and (>= u 1.0) (<= v 1.0))',
    '(and (<= u 1.0) (>= v 1.0))',
    '(and (>= u 1.0) (>= v 1.0))',
  ],
  then: atLeast(allCuts),
  unlike: { then: atLeast(allCuts.slice(0, -1)), split: ['(and (= u 1.0) (= v 1.0))'] },
});

export const claim = defineClaim({
  id: 'hinge-powl-partitions',
  title: 'Hinge POWL: top-K calibration is a question about ordered partitions',
  source: 'derived here',
  checks: [
    vertices({ id: 'falling', gapOf: differenceOfMinima, falling: true }),
    vertices({
      id: 'any-order',
      gapOf: gapWithExchange,
      falling: false,
      sees: ['calibrated', 'not calibrated', 'smaller gap'],
    }),
    everyTop,
    certificates,
    rising,
    lowerBound,
  ],
});
