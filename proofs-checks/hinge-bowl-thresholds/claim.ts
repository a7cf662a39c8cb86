import { certifyCalibration, verifyCertificate } from '@owlery/calibration';
import { rational } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { exactDecision } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { anyInstances, instances, type Instance } from '../internal/instance.ts';
import { everyReal } from '../internal/smt/every-real.ts';
import { named, plus } from '../internal/smt/partition-terms.ts';
import { sum } from '../internal/sum.ts';
import { leastValues, thresholdValues } from '../internal/threshold-values.ts';
import { riskUnit, vertexInfima, wholeRisk } from '../internal/whole-risk.ts';
import { anyWeights, wholeNumbers } from '../internal/whole-numbers.ts';

const separated = forAll({
  id: 'separated',
  says: 'Sorted scores: the risk is the sum over classes of p_j φ(s_j) + w_j φ(-s_j), hinge, weights in any order.',
  exact: true,
  cases: 1800,
  instances: anyInstances({ most: 6, mostUnit: 4 }).chain((instance) =>
    fc.record({
      instance: fc.constant(instance),
      scores: wholeNumbers({ length: instance.masses.length, min: -4, max: 4 }),
    }),
  ),
  law: ({ instance, scores }) => {
    const { masses, weights, unit } = instance;
    const sorted = [...scores].sort((a, b) => b - a);
    const total = sum(masses);
    const bySum = sum(
      sorted.map((score, i) => {
        const w =
          (weights[i] ?? 0) * (total - sum(masses, i + 1)) + (i === 0 ? 0 : weights[i - 1] * sum(masses, i));
        return unit * masses[i] * Math.max(0, 1 - score) + w * Math.max(0, 1 + score);
      }),
    );
    const byDefinition = wholeRisk('bowl', instance, sorted);
    return bySum === byDefinition ? undefined : { bySum, byDefinition };
  },
});

interface Gap {
  readonly infimum: number;
  readonly gap: number;
}

/** Infimum and gap by the first formula, in the units of `wholeRisk`. */
function firstFormula(instance: Instance): Gap {
  const { here, elsewhere } = leastValues(thresholdValues(instance), instance.top);
  return {
    infimum: 2 * (riskUnit(instance) + Math.min(here, elsewhere)),
    gap: 2 * Math.max(0, elsewhere - here),
  };
}

/** With the exchange of the classes K and K + 1. */
function secondFormula(instance: Instance): Gap {
  const { masses, weights, unit, top } = instance;
  const { infimum, gap } = firstFormula(instance);
  const exchanged = 2 * (unit + weights[top - 1]) * (masses[top - 1] - masses[top]);
  return { infimum, gap: Math.min(gap, exchanged) };
}

/** Weights that spare the best negative are where exchanging two classes can cost least. */
const sparedFirst = instances({
  fewest: 3,
  most: 4,
  mostUnit: 3,
  weights: (negatives) =>
    anyWeights(negatives).map((weights) => weights.map((weight, j) => (j === 0 ? 0 : 1 + weight))),
});

/** A formula of the gap against all vertices, for the weights it is claimed for. */
export function vertices(options: {
  id: string;
  formula: typeof firstFormula;
  falling: boolean;
  sees?: string[];
}): Check {
  const { id, formula, falling, sees = ['calibrated', 'not calibrated'] } = options;
  return forAll<Instance>({
    id,
    says: `Weights ${falling ? 'that fall' : 'in any order'}: infimum, verdict and gap over all of {-1, 1}^L, L ≤ 6.`,
    exact: true,
    cases: 1800,
    instances: falling
      ? instances({ most: 6, mostUnit: 8 })
      : fc.oneof(anyInstances({ most: 6, mostUnit: 8 }), sparedFirst),
    sees,
    law: (instance, note) => {
      const found = vertexInfima('bowl', instance);
      const { infimum, gap } = formula(instance);
      note(gap > 0 ? 'calibrated' : 'not calibrated');
      if (gap < firstFormula(instance).gap) note('smaller gap');
      const same = infimum === found.infimum && gap === found.wrong - found.infimum;
      return same ? undefined : { infimum, gap, vertices: found };
    },
  });
}

/** The first formula claimed for weights in any order: wrong. */
export const firstFormulaForAnyWeights = (): Check =>
  vertices({ id: 'first-formula', formula: firstFormula, falling: false });

const everyTop = forAll({
  id: 'every-k',
  says: 'The product gives every minimiser of G and every gap, L ≤ 12.',
  exact: true,
  cases: 1200,
  instances: anyInstances({ most: 12, mostUnit: 8 }),
  law: (instance) => {
    const { masses } = instance;
    const decision = exactDecision('bowl', { masses, weights: instance.weights, unit: instance.unit });
    const values = thresholdValues(instance);
    const expected = values.flatMap((value, m) => (value === Math.min(...values) ? [m] : []));
    if (decision.minimisers.join() !== expected.join()) return { expected, minimisers: decision.minimisers };
    for (let top = 1; top < masses.length; top++) {
      if (masses[top - 1] === masses[top]) continue;
      const gap = rational(secondFormula({ ...instance, top }).gap, riskUnit(instance));
      const found = decision.exactGaps![top];
      if (!found.equals(gap) || decision.calibratedFor.includes(top) !== gap.n > 0n)
        return { top, gap, found };
    }
    return undefined;
  },
});

const certificates = forAll<Instance>({
  id: 'certificates',
  says: 'Certificates with primal and dual sides are valid and give the verdict of G, L ≤ 9.',
  exact: true,
  cases: 360,
  instances: instances({ most: 9, mostUnit: 8 }),
  law: (instance) => {
    const { masses, weights, unit, top } = instance;
    const certificate = certifyCalibration({
      probabilities: masses.map((mass) => rational(mass, sum(masses))),
      family: 'bowl',
      surrogate: 'hinge',
      weights: weights.map((weight) => rational(weight, unit)),
      top,
    });
    const { valid, reason } = verifyCertificate(JSON.stringify(certificate));
    const expected = firstFormula(instance).gap > 0;
    return valid && certificate.claims[0].calibrated === expected ? undefined : { valid, reason, expected };
  },
});

const printed = forEvery({
  id: 'printed',
  says: 'p = (.6, .25, .15): the values of G for θ = (1, 1) and (.2, .2); p = (6, 4, 3)/13, θ = (0, 3): the gap 4/13.',
  exact: true,
  instances: () => [
    // In units of 1/20 and of 1/100.
    { masses: [12, 5, 3], weights: [1, 1], unit: 1, top: 1, values: [0, -4, 6, 20], gap: 8 },
    { masses: [12, 5, 3], weights: [1, 1], unit: 5, top: 2, values: [0, -52, -62, -60], gap: 4 },
    { masses: [6, 4, 3], weights: [0, 3], unit: 1, top: 1, values: [0, -6, -1, 26], gap: 4 },
  ],
  law: (instance) => {
    const values = thresholdValues(instance);
    const { infimum, wrong } = vertexInfima('bowl', instance);
    const gap = wrong - infimum;
    return values.join() === instance.values.join() && gap === instance.gap
      ? undefined
      : { found: values, foundGap: gap };
  },
});

const [p, w, s] = [named('p', 3), named('w', 3), named('s', 3)];
/** Half the risk at the threshold m: the weight of the first m as negatives and the mass of the others. */
const atThreshold = (m: number): string => `(* 2.0 ${plus([...w.slice(0, m), ...p.slice(m), '0.0'])})`;
const separatedRisk = `
(define-fun hinge ((t Real)) Real (ite (< t 1.0) (- 1.0 t) 0.0))
(define-fun risk () Real ${plus(s.flatMap((score, j) => [`(* ${p[j]} (hinge ${score}))`, `(* ${w[j]} (hinge (- ${score})))`]))})`;

const lowerBound = everyReal({
  id: 'lower-bound',
  says: 'Three classes, sorted scores: the separated hinge risk is at least that of one threshold.',
  everyReal: 'every real p, w ≥ 0 and sorted s, L = 3',
  reals: [...p, ...w, ...s],
  definitions: separatedRisk,
  given: [...[...p, ...w].map((name) => `(>= ${name} 0.0)`), '(>= s1 s2)', '(>= s2 s3)'],
  split: ['(and (<= (- 1.0) s3) (<= s1 1.0))', '(> s1 1.0)', '(and (<= s1 1.0) (< s3 (- 1.0)))'],
  then: `(or ${[0, 1, 2, 3].map((m) => `(>= risk ${atThreshold(m)})`).join(' ')})`,
  unlike: {
    then: `(or ${[0, 1, 3].map((m) => `(>= risk ${atThreshold(m)})`).join(' ')})`,
    split: ['(and (= s1 1.0) (= s2 1.0) (= s3 (- 1.0)))'],
  },
});

export const claim = defineClaim({
  id: 'hinge-bowl-thresholds',
  title: 'Hinge BOWL: top-K calibration is the unique minimum of one sequence',
  source: 'derived here',
  checks: [
    separated,
    vertices({ id: 'falling', formula: firstFormula, falling: true }),
    vertices({
      id: 'any-order',
      formula: secondFormula,
      falling: false,
      sees: ['calibrated', 'not calibrated', 'smaller gap'],
    }),
    everyTop,
    certificates,
    printed,
    lowerBound,
  ],
});
