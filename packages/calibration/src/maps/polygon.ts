import { rational, type Rational } from '@owlery/numeric';

import { valueAt, type LinearForm } from './linear-risks.ts';

/** A point of the triangle of distributions on three classes. */
export type SimplexPoint = readonly [Rational, Rational, Rational];

/** A convex polygon in the triangle, its vertices in order. */
export type Polygon = readonly SimplexPoint[];

/**
 * The part of a convex polygon where a linear form is at least 0, exactly; empty when there is none.
 *
 * Cost: one evaluation a vertex. Source: Sutherland and Hodgman 1974.
 */
export function clipped(polygon: Polygon, form: LinearForm): Polygon {
  const kept: SimplexPoint[] = [];
  const values = polygon.map((point) => valueAt(form, point));
  polygon.forEach((point, i) => {
    const j = (i + 1) % polygon.length;
    if (values[i].s > 0n) kept.push(point);
    const crosses = values[i].s * values[j].s < 0n && values[i].n > 0n && values[j].n > 0n;
    if (crosses) kept.push(between(point, polygon[j], values[i].div(values[i].sub(values[j]))));
  });
  return kept;
}

/** The share of the whole triangle that a convex polygon covers. O(vertices). */
export function simplexShare(polygon: Polygon): Rational {
  let twice = rational(0);
  for (let i = 1; i + 1 < polygon.length; i++) {
    const [a, b, c] = [polygon[0], polygon[i], polygon[i + 1]];
    const cross = b[0]
      .sub(a[0])
      .mul(c[1].sub(a[1]))
      .sub(b[1].sub(a[1]).mul(c[0].sub(a[0])));
    twice = twice.add(cross);
  }
  return twice.abs();
}

function between(a: SimplexPoint, b: SimplexPoint, t: Rational): SimplexPoint {
  const at = (c: 0 | 1 | 2): Rational => a[c].add(b[c].sub(a[c]).mul(t));
  return [at(0), at(1), at(2)];
}
