import { type Family } from '@owlery/losses';
import { rational, rationalFromDouble, type Rational } from '@owlery/numeric';

import { type Numbers } from '../calibration-options.ts';
import { linearRisks, type LinearForm } from './linear-risks.ts';
import { clipped, simplexShare, type Polygon } from './polygon.ts';

/** Where on the triangle of distributions a hinge loss is top-K calibrated. */
export interface SimplexRegion {
  /** K, 1 or 2. */
  readonly top: number;
  /**
   * Disjoint convex polygons within $p_1\ge p_2\ge p_3$ whose interiors, and open edges between them, are
   * the calibrated region up to its border; the other five orders of the classes are mirror images.
   */
  readonly polygons: readonly Polygon[];
  /** The exact share of the triangle that is calibrated (ties have measure 0). */
  readonly share: Rational;
}

/** $p_1\ge p_2\ge p_3$: a sixth of the triangle. */
const sorted: Polygon = [
  [rational(1), rational(0), rational(0)],
  [rational(1, 2), rational(1, 2), rational(0)],
  [rational(1, 3), rational(1, 3), rational(1, 3)],
];

/**
 * The calibrated regions of a hinge loss on three classes, exact to the last vertex.
 *
 * The verdict compares minima of linear functions of the sorted p, so where a right candidate is the least of
 * all is a convex polygon, and the region is the union over the right candidates.
 *
 * `weights` is $\theta\in\mathbb R^2_{\ge0}$, doubles read as the exact numbers they are.
 * Errors: a RangeError for another number of weights or a negative one. Cost: some tens of clippings.
 * Source: derived here.
 *
 * @example
 * simplexRegions('bowl', [1, 1]).map((region) => formatRational(region.share)) // ['3/4', '0']
 */
export function simplexRegions(family: Family, weights: Numbers): SimplexRegion[] {
  if (weights.length !== 2) {
    throw new RangeError(`weights must hold 2 numbers for three classes, got ${weights.length}`);
  }
  const theta = Array.from(weights as ArrayLike<number | Rational>, (entry) =>
    typeof entry === 'number' ? rationalFromDouble(entry) : entry,
  );
  if (theta.some((entry) => entry.s < 0n)) throw new RangeError('weights must be at least 0');
  return [1, 2].map((top) => {
    const { right: all, wrong } = linearRisks(family, theta, top);
    const right = all.filter((form, i) => !all.slice(0, i).some((other) => isZero(minus(form, other))));
    const polygons = right
      .map((form, i) => {
        const rivals = [...wrong, ...right.filter((_, j) => j !== i)];
        return rivals.reduce<Polygon>((polygon, rival) => clipped(polygon, minus(rival, form)), sorted);
      })
      // Where a rival is the same function the region is empty, though clipping keeps its border.
      .filter((polygon, i) => !wrong.some((rival) => isZero(minus(rival, right[i]))) && area(polygon));
    const share = polygons.reduce((sum, polygon) => sum.add(simplexShare(polygon)), rational(0)).mul(6n);
    return { top, polygons, share };
  });
}

const area = (polygon: Polygon): boolean => simplexShare(polygon).n > 0n;
const minus = (a: LinearForm, b: LinearForm): LinearForm => a.map((coefficient, c) => coefficient.sub(b[c]));
const isZero = (form: LinearForm): boolean => form.every((coefficient) => coefficient.n === 0n);
