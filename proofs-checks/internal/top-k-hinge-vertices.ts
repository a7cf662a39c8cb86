import { hyperplaneVertices, type RationalPoint } from './hyperplane-vertices.ts';
import { sum } from './sum.ts';
import { type TopKHinge } from './top-k-hinges.ts';
import { isRight } from './whole-risk.ts';

/** A score vector and its losses by label, in one unit for all. */
export interface LossVertex {
  readonly point: RationalPoint;
  readonly losses: readonly number[];
}

/** Where a piecewise linear loss has its least risks, whatever p is. */
export interface LossVertices {
  /** The losses are in units of 1/unit. */
  readonly unit: number;
  readonly right: readonly LossVertex[];
  readonly wrong: readonly LossVertex[];
}

/**
 * The score vectors among which a top-k hinge has its infimum over all f and over the wrong f, for every p at once.
 *
 * Between the kinks and the ties of scores each loss is linear, every such cell has a vertex (up to a common shift), and
 * the wrong f are a union of closed cells; so both infima are attained at points where L − 1 of the hyperplanes meet.
 * Points whose losses are all at least those of another of the same kind are left out.
 */
export function topKHingeVertices(hinge: TopKHinge, classes: number, k: number): LossVertices {
  const all = [...Array(classes).keys()];
  const ties = all.flatMap((a) =>
    all.slice(a + 1).map((b) => ({ normal: all.map((c) => (c === a ? 1 : c === b ? -1 : 0)), offset: 0 })),
  );
  const points = hyperplaneVertices(classes, [...ties, ...hinge.kinks(classes, k)]);
  const denominator = points.map((point) => point.denominator).reduce(leastCommonMultiple, 1);
  const found = points.map((point) => ({
    point,
    losses: all.map((label) => (denominator / point.denominator) * hinge.scaledLoss(point, label, k)),
  }));
  const kind = (right: boolean): LossVertex[] =>
    undominated(found.filter(({ point }) => isRight(point.numerators, k) === right));
  return { unit: k * denominator, right: kind(true), wrong: kind(false) };
}

/** The least risk over the right and over the wrong score vectors, with one that has it. */
export function leastRisk(
  vertices: readonly LossVertex[],
  masses: readonly number[],
): { risk: number; point: RationalPoint } {
  let best = { risk: Infinity, point: vertices[0].point };
  for (const { point, losses } of vertices) {
    const risk = sum(losses.map((loss, y) => masses[y] * loss));
    if (risk < best.risk) best = { risk, point };
  }
  return best;
}

function undominated(vertices: readonly LossVertex[]): LossVertex[] {
  const sorted = [...vertices].sort((a, b) => sum(a.losses) - sum(b.losses));
  const kept: LossVertex[] = [];
  for (const vertex of sorted) {
    if (!kept.some(({ losses }) => losses.every((loss, y) => loss <= vertex.losses[y]))) kept.push(vertex);
  }
  return kept;
}

const leastCommonMultiple = (a: number, b: number): number => (a / greatestCommonDivisor(a, b)) * b;
const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);
