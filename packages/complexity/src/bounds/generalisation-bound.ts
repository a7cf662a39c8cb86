import { topKErrorFactor } from '@owlery/losses';

import { firstNonVacuous } from './first-non-vacuous.ts';
import { type GeneralisationBoundOptions } from './generalisation-bound-options.ts';
import { type BoundTerms, type GeneralisationBound } from './generalisation-bound-result.ts';
import { lossBound } from './loss-bound.ts';
import { reachedLipschitz } from './reached-lipschitz.ts';
import { scoreRange } from './score-range.ts';
import { checkedBoundOptions } from '../internal/checked-bound-options.ts';
import { scorerComplexity } from '../internal/scorer-complexity.ts';

/**
 * The generalisation bound for linear scorers under an ordered weighted loss, every term on its own.
 *
 * With probability at least $1-\delta$, for all $W$ with $\lVert W\rVert\le\Lambda$,
 * $$\mathbb E\,\ell_\theta\le\hat{\mathbb E}\,\ell_\theta+2\hat{\mathfrak R}(\ell\circ F)
 *   +3B\sqrt{\frac{\ln(2/\delta)}{2n}}$$
 *
 * with $\hat{\mathfrak R}(\ell\circ F)$ bounded by the route (`contractionRoutes`) and B by `lossBound`. For the
 * hinge, the Frobenius ball and the route `maurer` the middle term is $2\sqrt2\,c_2\Lambda r\sqrt{L/n}$,
 * $B=(1+\Lambda r)(1+\Theta)$ for BOWL and $(1+\sqrt2\Lambda r)\Theta$ for POWL; `gaussian` has $\sqrt{\pi/2}$ in
 * place of $\sqrt2$; `sup-norm` has no $\sqrt L$. A surrogate without a global Lipschitz constant gets the one
 * on the scores that $\Lambda$ and r allow (`reachedLipschitz`).
 *
 * `features` puts the measured norms of the sample in place of $\lVert x_i\rVert\le r$; `complexity` a measured
 * complexity, of which the upper end is taken, its level being added to $\delta$. r bounds the loss in any case.
 * `firstNonVacuousN` varies n alone; measured sums are taken to grow like n, a measured complexity to fall like
 * $1/\sqrt n$.
 *
 * Ties do not matter. The empirical loss must be that of the exact $\theta$ over all labels (`empiricalLoss`),
 * not of sampled negatives.
 *
 * @throws RangeError for options outside their domains, a measured complexity of other noise, points, classes or
 *   a route that takes none, `distribution` together with measured values.
 *
 * Cost: O(L) and about 1,100 values of the route. Source: derived here by symmetrisation and bounded differences
 * (recalled: Bartlett and Mendelson 2002, theorem 8; Mohri, Rostamizadeh and Talwalkar, theorem 3.3).
 * @example
 * const bound = generalisationBound({ family: 'bowl', surrogate: 'hinge', classes: 5, weights: [1, 0, 0, 0],
 *   points: 400, norm: 1, featureRadius: 1, delta: 0.05, route: 'maurer' });
 * [bound.terms.complexity.toFixed(6), bound.lossBound, bound.terms.confidence.toFixed(6)] // ['0.447214', 4, '0.814861']
 */
export function generalisationBound(options: GeneralisationBoundOptions): GeneralisationBound {
  const checked = checkedBoundOptions(options);
  const { family, surrogate, weights, ball, route, delta, complexityOf } = checked;
  const { points, classes, norm, featureRadius, top, empiricalLoss = 0, complexity } = options;
  const loss = { family, surrogate, weights };
  const range = scoreRange(ball, norm, featureRadius);
  const lipschitz = reachedLipschitz(loss, range);
  const bound = lossBound(loss, range);
  const scorers = scorerComplexity(ball, options);

  const termsAt = (n: number): BoundTerms => ({
    empirical: empiricalLoss,
    complexity:
      2 *
      route.bound({
        lipschitz,
        points: n,
        classes,
        linear: (noise) => scorers(noise, n),
        scoreBound: range.score,
        frobeniusRadius: norm * ball.frobeniusFactor(classes, options.columns ?? Infinity),
        featureRadius,
      }),
    confidence:
      complexityOf === 'sample'
        ? 3 * bound * Math.sqrt(Math.log(2 / delta) / (2 * n))
        : bound * Math.sqrt(Math.log(1 / delta) / (2 * n)),
  });
  const factor = top === undefined ? undefined : topKErrorFactor(loss, top);
  const totalAt = (n: number): number => sum(termsAt(n));
  // Infinity · 0 says nothing either.
  const shown = (total: number): number =>
    factor === undefined ? total : factor === Infinity ? Infinity : factor * total;
  const level = factor === undefined ? bound : 1;

  const terms = termsAt(points);
  const total = sum(terms);
  return {
    route: route.id,
    constants: route.constants,
    ball: ball.id,
    lipschitz: route.norm === 'l2' ? lipschitz.l2 : lipschitz.lInfinity,
    lossBound: bound,
    terms,
    total,
    dominating: largestTerm(terms),
    topKError: factor === undefined ? null : shown(total),
    vacuous: !(shown(total) < level),
    firstNonVacuousN: firstNonVacuous((n) => shown(totalAt(n)), level),
    confidence: 1 - delta - (complexity ? 1 - complexity.confidence : 0),
  };
}

const sum = ({ empirical, complexity, confidence }: BoundTerms): number =>
  empirical + complexity + confidence;

function largestTerm(terms: BoundTerms): keyof BoundTerms {
  const names = ['empirical', 'complexity', 'confidence'] as const;
  return names.reduce((best, name) => (terms[name] > terms[best] ? name : best), 'empirical');
}
