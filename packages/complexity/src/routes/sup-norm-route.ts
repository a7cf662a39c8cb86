import { type ContractionRoute, type RouteInput } from './contraction-route.ts';

/**
 * The route over the largest score difference, by covering numbers, with constants proved here: no $\sqrt L$.
 *
 * $$\hat{\mathfrak R}(\ell\circ F)\le\min_{m\ge0}\Bigl\{2^{-m}D+\frac6{\sqrt n}\sum_{k=1}^m
 *   \sqrt{4^{-k}D^2\ln2+a^2}\Bigr\},\qquad D=c_\infty s,\quad a=2c_\infty\Lambda_Fr\sqrt{\ln(2nL)}$$
 *
 * $c_\infty$ is the $\ell_\infty$ Lipschitz constant of the loss, $s$ bounds the scores, $\Lambda_F$ the
 * Frobenius norm of $W$, $r$ the norm of the points. Proof: Gaussian measure gives at most
 * $2\exp(4\Lambda_F^2r^2\ln(2nL)/\varepsilon^2)$ matrices of the ball whose $nL$ scores differ pairwise by more
 * than $\varepsilon$ somewhere (dual Sudakov: $nL$ normal scores of variance at most $r^2$ all stay below
 * $r\sqrt{2\ln(2nL)}$ with probability 1/2). A cover of the scores to $\varepsilon$ covers the losses to
 * $c_\infty\varepsilon$; chaining over halved radii gives the sum (Dudley, in the form of Shalev-Shwartz and
 * Ben-David 2014, lemma 27.4). Cost: O(log n). Source: derived here.
 *
 * @example
 * supNormRoute.norm // 'lInfinity'
 */
export const supNormRoute: ContractionRoute = {
  id: 'sup-norm',
  title: 'Largest score difference',
  formula: String.raw`\min_m\{2^{-m}D+\tfrac6{\sqrt n}\sum_{k\le m}(4^{-k}D^2\ln2+a^2)^{1/2}\},\ D=c_\infty s,\ a=2c_\infty\Lambda_Fr\sqrt{\ln(2nL)}`,
  norm: 'lInfinity',
  constants: 'proved',
  source: 'derived here: covering numbers by Gaussian measure, then chaining',
  bound({ lipschitz, points, classes, scoreBound, frobeniusRadius, featureRadius }: RouteInput): number {
    const diameter = lipschitz.lInfinity * scoreBound;
    const slope =
      2 * lipschitz.lInfinity * frobeniusRadius * featureRadius * Math.sqrt(Math.log(2 * points * classes));
    let best = diameter;
    let sum = 0;
    for (let k = 1; k <= 60; k++) {
      const scale = diameter * 2 ** -k;
      sum += Math.sqrt(scale * scale * Math.LN2 + slope * slope);
      best = Math.min(best, scale + (6 * sum) / Math.sqrt(points));
    }
    return best;
  },
};
