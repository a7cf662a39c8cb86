import { decideCalibration, simplexRegions } from '@owlery/calibration';
import { type Family } from '@owlery/losses';
import { inducedWeights, inducedWeightsExact } from '@owlery/mining';
import {
  formatRational,
  meanInterval,
  pairedDifferenceInterval,
  rational,
  type RandomStream,
} from '@owlery/numeric';

import { type Check, type Estimate } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { estimate } from '../internal/estimate.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { fallingMasses } from '../internal/instance.ts';
import { sum } from '../internal/sum.ts';

type Cell = readonly [sample: number, keep: number];

const cells = (negatives: number): Cell[] =>
  Array.from({ length: negatives }, (_, i) => i + 1).flatMap((sample) =>
    Array.from({ length: sample }, (_, i): Cell => [sample, i + 1]),
  );

/** Every K that is calibrated, exactly. */
function calibrated(
  family: Family,
  surrogate: string,
  masses: readonly number[],
  [sample, keep]: Cell,
): Set<number> {
  const negatives = masses.length - 1;
  const { calibratedFor } = decideCalibration({
    family,
    surrogate,
    probabilities: masses.map((mass) => rational(mass, sum(masses))),
    weights: inducedWeightsExact({ negatives, sample, keep, scheme: 'without-replacement' }),
    exact: true,
  });
  return new Set(calibratedFor);
}

/** Inclusions at each p and K; true of differentiable BOWLs, wrong for the hinge. */
export function inclusions(family: Family = 'bowl', surrogate = 'logistic'): Check {
  return forAll({
    id: 'inclusions',
    says: 'Differentiable BOWL, each p and K: fewer draws or more kept never lose calibration, L ≤ 7.',
    exact: true,
    cases: 300,
    instances: fallingMasses({ fewest: 3, most: 7 }).map((masses) => ({ masses })),
    sees: ['proper in b', 'proper in k'],
    law: ({ masses }, note) => {
      const all = cells(masses.length - 1);
      const found = new Map(all.map((cell) => [cell.join(), calibrated(family, surrogate, masses, cell)]));
      for (const [sample, keep] of all) {
        const here = found.get(`${sample},${keep}`)!;
        const fewer = found.get(`${sample - 1},${keep}`);
        const more = found.get(`${sample},${keep + 1}`);
        if (fewer && fewer.size > here.size) note('proper in b');
        if (more && more.size > here.size) note('proper in k');
        for (const top of here) {
          if (fewer && !fewer.has(top)) return { top, sample, keep, lostWith: [sample - 1, keep] };
          if (more && !more.has(top)) return { top, sample, keep, lostWith: [sample, keep + 1] };
        }
      }
      return undefined;
    },
  });
}

const counterexamples = forEvery({
  id: 'counterexamples',
  says: 'Hinge losses: a K that is calibrated under harder mining and not under softer.',
  exact: true,
  instances: () => [
    {
      family: 'powl' as const,
      masses: [28, 20, 10, 0],
      top: 1,
      harder: [2, 1] as Cell,
      softer: [1, 1] as Cell,
    },
    {
      family: 'powl' as const,
      masses: [28, 20, 10, 0],
      top: 1,
      harder: [2, 1] as Cell,
      softer: [2, 2] as Cell,
    },
    { family: 'bowl' as const, masses: [88, 56, 23], top: 1, harder: [2, 1] as Cell, softer: [1, 1] as Cell },
    {
      family: 'bowl' as const,
      masses: [90, 78, 17, 14],
      top: 2,
      harder: [2, 1] as Cell,
      softer: [2, 2] as Cell,
    },
  ],
  law: ({ family, masses, top, harder, softer }) => {
    const [atHarder, atSofter] = [harder, softer].map((cell) =>
      calibrated(family, 'hinge', masses, cell).has(top),
    );
    return atHarder && !atSofter ? undefined : { atHarder, atSofter };
  },
});

/** Shares of the simplex for K = 1 and K = 2, from the exact polygons of the calibrated regions. */
const threeClasses = forEvery({
  id: 'three-classes',
  says: 'L = 3, hinge: the exact shares of the simplex calibrated for K = 1 and K = 2.',
  exact: true,
  instances: () => [
    { family: 'powl' as const, cell: [1, 1] as Cell, expected: ['5/6', '2/3'] },
    { family: 'powl' as const, cell: [2, 1] as Cell, expected: ['3/4', '0'] },
    { family: 'powl' as const, cell: [2, 2] as Cell, expected: ['5/6', '2/3'] },
    { family: 'bowl' as const, cell: [1, 1] as Cell, expected: ['2/3', '1/3'] },
    { family: 'bowl' as const, cell: [2, 1] as Cell, expected: ['3/4', '0'] },
    { family: 'bowl' as const, cell: [2, 2] as Cell, expected: ['3/4', '0'] },
  ],
  law: ({ family, cell: [sample, keep], expected }) => {
    const weights = inducedWeightsExact({ negatives: 2, sample, keep, scheme: 'without-replacement' });
    const found = simplexRegions(family, weights).map(({ share }) => formatRational(share));
    return found.join() === expected.join() ? undefined : { found };
  },
});

/** Of one order among some hundred: five standard errors. */
const confidence = 1 - 1e-6;

interface MapOptions {
  readonly family: Family;
  readonly surrogate: string;
  /** Which way the mean share goes as one more is kept: up, or not up. */
  readonly withKeep: 'grows' | 'does not grow';
}

/** The share of calibrated K at each of many random p, by cell. */
function shares(
  options: MapOptions,
  negatives: number,
  points: readonly Float64Array[],
): Map<string, number[]> {
  const { family, surrogate } = options;
  return new Map(
    cells(negatives).map(([sample, keep]) => {
      const weights = inducedWeights({ negatives, sample, keep, scheme: 'without-replacement' });
      const list = points.map((probabilities) => {
        // The weights in doubles are off by more than one rounding.
        const decision = decideCalibration({
          family,
          surrogate,
          probabilities,
          weights,
          inputError: 2 ** -43,
        });
        return decision.calibratedFor.length / negatives;
      });
      return [`${sample},${keep}`, list];
    }),
  );
}

function simplexPoints(stream: RandomStream, classes: number, count: number): Float64Array[] {
  return Array.from({ length: count }, () => {
    const masses = Float64Array.from({ length: classes }, () => -Math.log(1 - stream.uniform()));
    const total = masses.reduce((left, right) => left + right);
    return masses.map((mass) => mass / total);
  });
}

/** The map of one loss and the orders claimed of it. */
export function map(options: MapOptions): Check {
  const { family, surrogate, withKeep } = options;
  const name = `${family}-${surrogate}`;
  return estimate({
    id: `map-${name}`,
    says: `${name}: the mean share of calibrated K falls with b and ${withKeep} with k, L = 4 and 6.`,
    cases: 3000,
    measure({ cases, stream }) {
      const estimates: Estimate[] = [];
      for (const negatives of [3, 5]) {
        const found = shares(options, negatives, simplexPoints(stream, negatives + 1, cases));
        for (const [sample, keep] of cells(negatives)) {
          const here = found.get(`${sample},${keep}`)!;
          const { mean, low, high } = meanInterval(here);
          const cell = `L=${negatives + 1} b=${sample} k=${keep}`;
          estimates.push({ name: cell, value: mean, low: Math.max(0, low), high: Math.min(1, high) });
          const [fewer, more] = [found.get(`${sample - 1},${keep}`), found.get(`${sample},${keep + 1}`)];
          const contradictions = [
            fewer && {
              other: `b=${sample - 1}`,
              least: pairedDifferenceInterval(here, fewer, confidence).low,
            },
            more && {
              other: `k=${keep + 1}`,
              least: pairedDifferenceInterval(
                ...((withKeep === 'grows' ? [here, more] : [more, here]) as [number[], number[]]),
                confidence,
              ).low,
            },
          ];
          const violation = contradictions.find((each) => each !== undefined && each.least > 0);
          if (violation) return { estimates, violation: { cell, ...violation } };
        }
      }
      return { estimates };
    },
  });
}

export const claim = defineClaim({
  id: 'mining-and-calibration',
  title: 'How mining changes the set of calibrated distributions, measured',
  source: 'derived here',
  checks: [
    inclusions(),
    counterexamples,
    threeClasses,
    map({ family: 'bowl', surrogate: 'logistic', withKeep: 'grows' }),
    map({ family: 'powl', surrogate: 'hinge', withKeep: 'grows' }),
    map({ family: 'bowl', surrogate: 'hinge', withKeep: 'does not grow' }),
  ],
});
