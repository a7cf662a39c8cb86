import { rational } from '@owlery/numeric';

import { type Check } from '../check.ts';
import { forEvery } from './for-every.ts';
import { everyReal } from './smt/every-real.ts';
import { distributionTerms, named, plus } from './smt/partition-terms.ts';
import { sum } from './sum.ts';
import { leastRisk, topKHingeVertices, type LossVertices } from './top-k-hinge-vertices.ts';
import { topKHinge, type TopKHinge } from './top-k-hinges.ts';

/** A distribution at which a top-k hinge is said not to be calibrated, and a wrong score vector that is optimal. */
export interface Counterexample {
  readonly masses: readonly number[];
  readonly top: number;
  readonly wrong: readonly number[];
}

const vertices = new Map<string, LossVertices>();

function verticesOf(hinge: TopKHinge, classes: number, top: number): LossVertices {
  const key = `${hinge.id} ${classes} ${top}`;
  const known = vertices.get(key) ?? topKHingeVertices(hinge, classes, top);
  vertices.set(key, known);
  return known;
}

/** The infima over all vertices, exactly, and whether the surrogate is calibrated there. */
export function decideTopKHinge(id: TopKHinge['id'], masses: readonly number[], top: number) {
  const { right, wrong, unit } = verticesOf(topKHinge(id), masses.length, top);
  const [atRight, atWrong] = [right, wrong].map((list) => leastRisk(list, masses));
  const scale = unit * sum(masses);
  return {
    calibrated: atRight.risk < atWrong.risk,
    right: rational(atRight.risk, scale),
    wrong: rational(atWrong.risk, scale),
    wrongScores: atWrong.point.numerators.map((n) => rational(n, atWrong.point.denominator)),
  };
}

/** Not calibrated at these distributions, with the optimal wrong scores as given. */
export function notCalibratedAt(id: TopKHinge['id'], list: readonly Counterexample[]): Check {
  return forEvery({
    id: 'counterexamples',
    says: 'Not calibrated at the distributions of the statement: a wrong score vector attains the infimum.',
    exact: true,
    instances: () => list,
    law: ({ masses, top, wrong }) => {
      const found = decideTopKHinge(id, masses, top);
      const point = { numerators: wrong, denominator: 1 };
      const hinge = topKHinge(id);
      const risk = rational(
        sum(masses.map((mass, y) => mass * hinge.scaledLoss(point, y, top))),
        top * sum(masses),
      );
      return !found.calibrated && risk.equals(found.wrong) ? undefined : { ...found, risk };
    },
  });
}

/** Calibrated at every p, by the vertices of all regions, on which the infima depend linearly on p. */
export function calibratedEverywhere(id: TopKHinge['id'], classes: number, top: number): Check {
  const p = named('p', classes);
  const statement = (hinge: TopKHinge): string => {
    const { right, wrong } = verticesOf(hinge, classes, top);
    const risk = (losses: readonly number[]): string =>
      plus(losses.map((loss, y) => `(* ${loss}.0 ${p[y]})`));
    const beaten = wrong.map(
      (w) => `(or ${right.map((r) => `(< ${risk(r.losses)} ${risk(w.losses)})`).join(' ')} false)`,
    );
    return `(and ${beaten.join(' ')} true)`;
  };
  return everyReal({
    id: `everywhere-${classes}-${top}`,
    says: `${classes} classes, K = ${top}: every wrong vertex has more risk than some right one.`,
    everyReal: `every real p, L = ${classes}`,
    reals: p,
    given: distributionTerms(p, top),
    then: statement(topKHinge(id)),
    // ψ3 is calibrated everywhere for no K.
    unlike: { then: statement(topKHinge('psi3')) },
  });
}
