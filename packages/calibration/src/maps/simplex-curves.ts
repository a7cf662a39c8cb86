import { rational, rationalFromDouble, rationalToDouble, type Rational } from '@owlery/numeric';

import { type Numbers } from '../calibration-options.ts';

/** A border of the region where a differentiable BOWL is top-K calibrated, on the triangle of three classes. */
export interface SimplexCurve {
  /** K, 1 or 2. */
  readonly top: number;
  /** The chord over K: calibrated needs the point K above it. */
  readonly left: number;
  readonly right: number;
  /**
   * The exact conic $q_{11}p_1^2+q_{12}p_1p_2+q_{13}p_1p_3+q_{22}p_2^2+q_{23}p_2p_3+q_{33}p_3^2>0$, to hold on
   * $p_1\ge p_2\ge p_3$ together with the other curves of the same K: coefficients in this order.
   */
  readonly conic: readonly Rational[];
  /** Points of the border within $p_1\ge p_2\ge p_3$, in doubles, one or two on each ray asked for. */
  readonly points: readonly (readonly [number, number, number])[];
}

/**
 * The borders of the calibrated regions of a BOWL on three classes, for every differentiable surrogate with
 * $\varphi'(0)<0$ alike: conics with exact coefficients, traced in doubles.
 *
 * K is calibrated where $(A_K-A_a)(W_b-W_K)-(A_b-A_K)(W_K-W_a)>0$ for all $a<K<b$; each factor is linear in
 * p. The rays run from the vertex (1, 0, 0) to the opposite side of the sorted sixth of the triangle.
 *
 * `weights` is $\theta\in\mathbb R^2_{\ge0}$; `rays` at least 1, 64 when left out.
 * Errors: a RangeError for another number of weights. Cost: O(rays). Source: derived here.
 *
 * @example
 * simplexCurves([1, 0]).filter((curve) => curve.top === 1).length // 2
 */
export function simplexCurves(weights: Numbers, rays = 64): SimplexCurve[] {
  if (weights.length !== 2) {
    throw new RangeError(`weights must hold 2 numbers for three classes, got ${weights.length}`);
  }
  const theta = Array.from(weights as ArrayLike<number | Rational>, (entry) =>
    typeof entry === 'number' ? rationalFromDouble(entry) : entry,
  );
  const zero = rational(0);
  const one = rational(1);
  const heights = [0, 1, 2, 3].map((m) => [0, 1, 2].map((c) => (c < m ? one : zero)));
  const widths = [0, 1, 2, 3].map((m) => {
    const total = theta.slice(0, m).reduce((sum, weight) => sum.add(weight), zero);
    const own = m === 1 || m === 2 ? theta[m - 1] : zero;
    return [0, 1, 2].map((c) => total.sub(c < m ? own : zero));
  });
  const step = (of: Rational[][], from: number, to: number): Rational[] =>
    of[to].map((x, c) => x.sub(of[from][c]));
  const chords = [
    [1, 0, 2],
    [1, 0, 3],
    [2, 0, 3],
    [2, 1, 3],
  ];
  return chords.map(([top, left, right]) => {
    const rise = product(step(heights, left, top), step(widths, top, right));
    const fall = product(step(heights, top, right), step(widths, left, top));
    const conic = rise.map((coefficient, i) => coefficient.sub(fall[i]));
    return { top, left, right, conic, points: traced(conic.map(rationalToDouble), rays) };
  });
}

const pairs = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [1, 2],
  [2, 2],
];

/** The product of two linear forms. */
function product(a: readonly Rational[], b: readonly Rational[]): Rational[] {
  return pairs.map(([i, j]) => {
    const straight = a[i].mul(b[j]);
    return i === j ? straight : straight.add(a[j].mul(b[i]));
  });
}

function traced(conic: readonly number[], rays: number): [number, number, number][] {
  const value = (p: readonly number[]): number =>
    pairs.reduce((sum, [i, j], t) => sum + conic[t] * p[i] * p[j], 0);
  const points: [number, number, number][] = [];
  for (let ray = 0; ray <= rays; ray++) {
    // From (1, 0, 0) to a point between (1/2, 1/2, 0) and (1/3, 1/3, 1/3).
    const third = ray / rays / 3;
    const end = [(1 - third) / 2, (1 - third) / 2, third];
    const at = (t: number): [number, number, number] => [1 - t + t * end[0], t * end[1], t * end[2]];
    // A quadratic in t through its values at 0, 1/2 and 1.
    const [v0, v1, v2] = [value(at(0)), value(at(0.5)), value(at(1))];
    const a = 2 * (v0 + v2) - 4 * v1;
    const b = 4 * v1 - 3 * v0 - v2;
    for (const t of roots(a, b, v0)) if (t >= 0 && t <= 1) points.push(at(t));
  }
  return points;
}

function roots(a: number, b: number, c: number): number[] {
  if (Math.abs(a) < 1e-13 * (Math.abs(b) + Math.abs(c))) return b === 0 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return [];
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return q === 0 ? [0] : [q / a, c / q].sort((x, y) => x - y);
}
