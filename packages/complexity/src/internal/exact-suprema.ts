import { type CheckedLossClass } from './checked-loss-class.ts';
import { addOnce, distinct, kinksOf, pieceGradients, type Hyperplane } from './kinks.ts';
import { pointTimesVector } from './points-times-vector.ts';

/** How the ball looks as a set of R^{Ld}: round, or bounded by hyperplanes; undefined when neither. */
export function shapeOf({
  ball,
  radius,
  points,
  classes,
}: CheckedLossClass): 'round' | Hyperplane[] | undefined {
  const size = classes * points.columns;
  const oneColumn = points.columns === 1;
  if (ball.id === 'frobenius') return 'round';
  if (oneColumn && (ball.id === 'spectral' || ball.id === 'nuclear')) return 'round';
  const facets: Hyperplane[] = [];
  if (oneColumn && ball.id === 'row') {
    for (let c = 0; c < size; c++) {
      for (const side of [radius, -radius]) {
        addOnce(
          facets,
          Float64Array.from({ length: size }, (_, j) => (j === c ? 1 : 0)),
          side,
        );
      }
    }
    return facets;
  }
  if (ball.id !== 'entrywise' && !(oneColumn && ball.id === 'row-sum')) return undefined;
  if (size > 8) return undefined;
  for (let bits = 0; bits < 2 ** size; bits++) {
    addOnce(
      facets,
      Float64Array.from({ length: size }, (_, j) => ((bits >>> j) & 1 ? -1 : 1)),
      radius,
    );
  }
  return facets;
}

/**
 * max over the ball of Σ_i ε_i ℓ(W x_i, y_i) for every ε ∈ {±1}^n; bit i of the index is set for ε_i = −1.
 *
 * The objective is linear on the cells of an arrangement of hyperplanes. A ball bounded by hyperplanes: the
 * maximum is taken at a vertex of the arrangement with the facets. A round ball: take a maximiser in the relative
 * interior of a face of least dimension, A the affine hull of the face, p its point nearest to 0 and g the
 * gradient on A. Unless A is a point, g is not zero or the face is all of A ∩ ball, since else the maximum would
 * also be taken on a smaller face; the maximum of a concave function over A ∩ ball is global there, so it lies
 * at p or at p + √(Λ² − ‖p‖²) g/‖g‖. All flats A and all gradients g of pieces are tried.
 *
 * Exact to rounding. Throws a RangeError beyond `limit` points tried.
 */
export function exactSuprema(
  scene: CheckedLossClass,
  shape: 'round' | Hyperplane[],
  limit: number,
): { suprema: Float64Array; tried: number } {
  const { ball, radius, points, classes } = scene;
  const size = classes * points.columns;
  const n = points.rows;
  const round = shape === 'round';
  const planes = round ? kinksOf(scene) : [...kinksOf(scene), ...shape];
  const pieces = round ? Array.from({ length: n }, (_, i) => pieceGradients(scene, i)) : [];
  const losses = new Float64Array(n);
  const suprema = new Float64Array(2 ** n).fill(-Infinity);
  const circumscribed = radius * ball.frobeniusFactor(classes, points.columns);
  let tried = 0;

  const count = (): void => {
    if (++tried > limit) {
      throw new RangeError(`the exact value takes more than ${limit} points: take fewer points or classes`);
    }
  };
  const computeLosses = (w: Float64Array): void => {
    const scores = new Float64Array(classes);
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < classes; c++) scores[c] = pointTimesVector(points, i, w, c * points.columns);
      losses[i] = scene.loss.value(scores, scene.labels[i]);
    }
  };
  const offer = (w: Float64Array): void => {
    count();
    computeLosses(w);
    for (let signs = 0; signs < suprema.length; signs++) {
      let value = 0;
      for (let i = 0; i < n; i++) value += (signs >>> i) & 1 ? -losses[i] : losses[i];
      if (value > suprema[signs]) suprema[signs] = value;
    }
  };

  const basis: Float64Array[] = [];
  const onFlat = (p: Float64Array): void => {
    if (!round) {
      // A vertex may lie outside by rounding only.
      if (basis.length === size && ball.normOf(p, classes, points.columns) <= radius * (1 + 1e-9)) offer(p);
      return;
    }
    offer(p);
    const reach = Math.sqrt(Math.max(0, radius * radius - squaredNorm(p)));
    if (basis.length === size || reach === 0) return;
    const projected = pieces.map((gradients) =>
      distinct(gradients.map((gradient) => within(gradient, basis))),
    );
    // Signed sums of one gradient a point; a sum of n gradients serves the 2^n sign vectors.
    const descend = (i: number, sum: Float64Array): void => {
      if (i === n) {
        const norm = Math.sqrt(squaredNorm(sum));
        if (norm > 1e-12) offer(p.map((value, j) => value + (reach * sum[j]) / norm));
        return;
      }
      for (const gradient of projected[i]) {
        descend(
          i + 1,
          sum.map((value, j) => value + gradient[j]),
        );
        descend(
          i + 1,
          sum.map((value, j) => value - gradient[j]),
        );
      }
    };
    descend(0, new Float64Array(size));
  };
  const visit = (first: number, p: Float64Array): void => {
    onFlat(p);
    if (basis.length === size) return;
    for (let h = first; h < planes.length; h++) {
      const { normal, offset } = planes[h];
      const residual = within(normal, basis);
      const norm = Math.sqrt(squaredNorm(residual));
      // Parallel to the flat: it holds the flat or misses it.
      if (norm < 1e-9) continue;
      const distance = (offset - dot(normal, p)) / norm;
      const nearest = p.map((value, j) => value + (distance * residual[j]) / norm);
      if (squaredNorm(nearest) > circumscribed * circumscribed * (1 + 1e-12)) continue;
      basis.push(residual.map((value) => value / norm));
      visit(h + 1, nearest);
      basis.pop();
    }
  };
  visit(0, new Float64Array(size));
  return { suprema, tried };
}

/** The part of a vector orthogonal to an orthonormal basis. */
function within(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const out = vector.slice();
  for (let pass = 0; pass < 2; pass++) {
    for (const q of basis) {
      const factor = dot(q, out);
      for (let j = 0; j < out.length; j++) out[j] -= factor * q[j];
    }
  }
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}

const squaredNorm = (a: Float64Array): number => dot(a, a);
