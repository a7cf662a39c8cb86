import { checkWholeNumber, meanInterval, type RandomStream } from '@owlery/numeric';

import { reachedLipschitz } from '../bounds/reached-lipschitz.ts';
import { scoreRange } from '../bounds/score-range.ts';
import { type ComplexityEstimate } from '../estimates/complexity-estimate.ts';
import { linearComplexity } from '../estimates/linear-complexity.ts';
import { checkedLossClass } from '../internal/checked-loss-class.ts';
import { enumerationTerms, largestEnumeration } from '../internal/enumerate-dual-norm.ts';
import { type Noise } from '../noise.ts';
import { featureNorms } from '../points/feature-norms.ts';
import { contractionRoutes } from '../routes/contraction-routes.ts';
import { exactLossClassComplexity } from './exact-loss-class-complexity.ts';
import { lossClassAscent } from './loss-class-ascent.ts';
import { type LossClass } from './loss-class.ts';

/** What a contraction route says of a loss class. */
export interface RouteLooseness {
  readonly route: string;
  readonly constants: 'proved' | 'recalled' | 'order only';
  /** The bound with the complexity of the scorers itself (the upper end, where it is estimated). */
  readonly upper: number;
  /** The bound with the closed formula for the complexity of the scorers. */
  readonly closedForm: number;
  /** `upper` over the exact complexity, or over the lower bound where there is none. */
  readonly looseness: number;
}

/** The complexity of a loss class, from below and from above. */
export interface LossClassComplexity {
  readonly points: number;
  readonly classes: number;
  /** The mean over sign vectors of the best value that ascent found, over n. */
  readonly lower: number;
  /** An interval for the mean of `lower`: the value twice when all sign vectors were taken. */
  readonly lowerInterval: readonly [number, number];
  /** The exact complexity; null where it was not asked for. */
  readonly exact: number | null;
  readonly signs: 'enumerated' | 'drawn';
  readonly signVectors: number;
  readonly routes: readonly RouteLooseness[];
}

/**
 * The Rademacher complexity of a loss class between a certified lower bound and the bound of each route.
 *
 * $$\frac1n\,\mathbb E_\varepsilon\Bigl[\text{best value found}\Bigr]\le\hat{\mathfrak R}(\ell\circ F)
 *   =\frac1n\,\mathbb E_\varepsilon\sup_{\lVert W\rVert\le\Lambda}\sum_i\varepsilon_i\,\ell_\theta(Wx_i,y_i)
 *   \le\text{route}(\hat{\mathfrak R}(F)\text{ or }\hat{\mathfrak G}(F))$$
 *
 * All $2^n$ sign vectors are taken for $n\le8$ unless `draws` is given; else the lower bound is a mean over draws
 * with Student's interval, and holds in that sense. The complexity of the scorers is exact where it can be had,
 * else the upper end of its interval. Routes with recalled constants are marked as such.
 *
 * @param options the class; `stream`; `draws` sign vectors; `restarts` and `steps` of the ascent;
 *   `exact: true` for the exact value too (see `exactLossClassComplexity` for where it exists).
 * @throws RangeError for options outside their domains.
 *
 * Cost: an ascent a sign vector. Source: derived here.
 * @example
 * const { lower, exact, routes } = lossClassComplexity({ loss: powl({ surrogate: hinge, weights: [1] }),
 *   ball: 'frobenius', radius: 1, points: pointsFromRows([[1]]), labels: [0], exact: true, stream: randomStream(1) });
 * [lower <= exact! + 1e-12, routes[0].upper > exact!] // [true, true]
 */
export function lossClassComplexity(
  options: LossClass & {
    readonly stream: RandomStream;
    readonly draws?: number;
    readonly restarts?: number;
    readonly steps?: number;
    readonly exact?: boolean;
    readonly confidence?: number;
  },
): LossClassComplexity {
  const { stream, draws, confidence = 0.95, exact = false, restarts, steps } = options;
  const scene = checkedLossClass(options);
  const { points, classes, radius, ball, loss } = scene;
  const n = points.rows;
  const enumerated = draws === undefined && n <= 8;
  const count = enumerated ? 2 ** n : (draws ?? 200);
  if (!enumerated) checkWholeNumber('draws', count, 2, Infinity);
  const values = new Float64Array(count);
  const epsilon = new Float64Array(n);
  for (let t = 0; t < count; t++) {
    stream.moveTo(t);
    for (let i = 0; i < n; i++) epsilon[i] = enumerated ? ((t >>> i) & 1 ? -1 : 1) : stream.sign();
    const found = lossClassAscent({
      ...options,
      noise: epsilon,
      ...(restarts !== undefined && { restarts }),
      ...(steps !== undefined && { steps }),
    });
    values[t] = found.value / n;
  }
  const { mean, low, high } = meanInterval(values, confidence);
  const exactValue = exact ? exactLossClassComplexity(options).complexity : null;

  const features = featureNorms(points);
  const reach = ball.pointNorm === 'l2' ? features.largestNorm : features.largestEntry;
  const range = scoreRange(ball, radius, reach);
  const common = {
    lipschitz: reachedLipschitz(loss, range),
    points: n,
    classes,
    scoreBound: range.score,
    frobeniusRadius: radius * ball.frobeniusFactor(classes, points.columns),
    featureRadius: features.largestNorm,
  };
  const scorers = new Map<Noise, number>();
  const linear = (noise: Noise): number => {
    if (!scorers.has(noise)) scorers.set(noise, upperEnd(scorerEstimate(scene, noise, stream)));
    return scorers.get(noise)!;
  };
  const closed = (noise: Noise): number => (radius / n) * ball.bound(features, classes, noise);
  return {
    points: n,
    classes,
    lower: mean,
    lowerInterval: enumerated ? [mean, mean] : [low, high],
    exact: exactValue,
    signs: enumerated ? 'enumerated' : 'drawn',
    signVectors: count,
    routes: contractionRoutes.map((route) => {
      const upper = route.bound({ ...common, linear });
      return {
        route: route.id,
        constants: route.constants,
        upper,
        closedForm: route.bound({ ...common, linear: closed }),
        looseness: upper / (exactValue ?? mean),
      };
    }),
  };
}

const upperEnd = (estimate: ComplexityEstimate): number => estimate.interval[1];

function scorerEstimate(
  { ball, radius, points, classes }: ReturnType<typeof checkedLossClass>,
  noise: Noise,
  stream: RandomStream,
): ComplexityEstimate {
  const combine = ball.rows?.combine;
  const quadrature = combine === 'sum' || combine === 'root-sum-of-squares';
  const exact =
    noise === 'rademacher'
      ? enumerationTerms(ball, points.rows, classes) <= largestEnumeration / 8
      : quadrature && !('rowStarts' in points) && Math.min(points.rows, points.columns) <= 600;
  return linearComplexity({
    ball,
    noise,
    classes,
    radius,
    points,
    stream,
    ...(exact ? { exact: true } : { relativeWidth: 0.02, confidence: 0.999 }),
  });
}
