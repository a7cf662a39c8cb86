import { type OrderedWeightedLoss } from '@owlery/losses';

import { scoreRange } from '../bounds/score-range.ts';
import { reachedLipschitz } from '../bounds/reached-lipschitz.ts';
import { empiricalLoss } from '../empirical-loss.ts';
import { finiteClassComplexity } from '../estimates/finite-class-complexity.ts';
import { gaussianMaximum } from '../estimates/gaussian-maximum.ts';
import { pointTimesVector } from '../internal/points-times-vector.ts';
import { rowNorm } from '../internal/row-norms.ts';
import { featureNorms } from '../points/feature-norms.ts';
import { type Points } from '../points/points.ts';
import { type ContractionRoute } from './contraction-route.ts';

/**
 * How much of a contraction bound a finite class of linear scorers uses, exactly.
 *
 * $$\text{ratio}=\frac{\hat{\mathfrak R}(\ell\circ F)}{\text{route}(F)}\le1,\qquad F=\{W_1,\dots,W_m\}$$
 *
 * Both sides by enumeration of all signs ($nL\le20$); the Gaussian complexity of F in closed form ($m\le3$).
 *
 * @param options `route`; `loss`; `scorers` $W_k\in\mathbb R^{L\times d}$, row-major, $m\ge1$; `points`; `labels`.
 * @returns the complexity of the losses, the bound, and their ratio (0 when both are 0).
 * @throws RangeError for $nL>20$ where the route takes signs, more than three scorers where it takes normal
 *   numbers, and as `empiricalLoss` does.
 *
 * Cost: O(m n L 2^{nL}). Source: derived here.
 * @example
 * const { ratio } = contractionRatio({ route: maurerRoute, loss: bowl({ surrogate: hinge, weights: [1] }),
 *   scorers: [Float64Array.of(0.5, 0), Float64Array.of(-0.5, 0)], points: pointsFromRows([[1]]), labels: [0] });
 * ratio.toFixed(6) // '0.500000'
 */
export function contractionRatio(options: {
  readonly route: ContractionRoute;
  readonly loss: OrderedWeightedLoss;
  readonly scorers: readonly Float64Array[];
  readonly points: Points;
  readonly labels: ArrayLike<number>;
}): { readonly observed: number; readonly bound: number; readonly ratio: number } {
  const { route, loss, scorers, points, labels } = options;
  const { classes } = loss;
  const n = points.rows;
  const losses = scorers.map((weights) => empiricalLoss({ weights, classes, points, labels, loss }).losses);
  const scores = scorers.map((weights) =>
    Float64Array.from({ length: n * classes }, (_, at) =>
      pointTimesVector(points, Math.floor(at / classes), weights, (at % classes) * points.columns),
    ),
  );
  const flat = (tables: readonly Float64Array[]): Float64Array =>
    Float64Array.from(tables.flatMap((table) => [...table]));
  const about = { functions: scorers.length, points: n, exact: true };
  const observed = finiteClassComplexity({ ...about, values: flat(losses) }).estimate;
  const scoreBound = flat(scores).reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  // Any two scores differ by at most twice the largest one.
  const range = scoreRange({ marginFactor: 2 }, scoreBound, 1);
  const bound = route.bound({
    lipschitz: reachedLipschitz(loss, range),
    points: n,
    classes,
    linear: (noise) =>
      noise === 'rademacher'
        ? finiteClassComplexity({ ...about, classes, values: flat(scores) }).estimate
        : gaussianMaximum(scores) / n,
    scoreBound,
    frobeniusRadius: Math.max(...scorers.map((weights) => rowNorm(weights, 0, weights.length))),
    featureRadius: featureNorms(points).largestNorm,
  });
  return { observed, bound, ratio: observed === 0 ? 0 : observed / bound };
}
