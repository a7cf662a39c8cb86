import { type ContractionRoute } from './contraction-route.ts';

/**
 * The $\ell_\infty$ contraction of Foster and Rakhlin: **an order of growth, not a bound**, since its constant
 * is not stated; shown with $C=1$ and $\delta\to0$.
 *
 * $$\hat{\mathfrak R}(\ell\circ F)\lesssim c_\infty\sqrt L\,\max_c\tilde{\mathfrak R}_n(F_c)\,
 *   \ln^{3/2}\frac\beta{\max_c\tilde{\mathfrak R}_n(F_c)},\qquad\tilde{\mathfrak R}_n(F_c)\le\frac{s}{\sqrt n}$$
 *
 * $F_c$ are the scores of class c, $\tilde{\mathfrak R}_n$ the worst case over points, $\beta$ the larger of the
 * ranges of scores and losses, here $s\max(1,c_\infty)$; the logarithm counts as at least 1. Source: recalled,
 * Foster and Rakhlin 2019.
 *
 * @example
 * fosterRakhlinRoute.constants // 'order only'
 */
export const fosterRakhlinRoute: ContractionRoute = {
  id: 'sup-norm-foster-rakhlin',
  title: 'Foster and Rakhlin (order only)',
  formula: String.raw`c_\infty\sqrt L\,\tfrac s{\sqrt n}\ln^{3/2}(\sqrt n\max(1,c_\infty))`,
  norm: 'lInfinity',
  constants: 'order only',
  source: 'Foster and Rakhlin 2019, recalled, with the unknown constant set to 1',
  bound({ lipschitz, points, classes, scoreBound }) {
    const log = Math.max(1, Math.log(Math.sqrt(points) * Math.max(1, lipschitz.lInfinity)));
    return ((lipschitz.lInfinity * Math.sqrt(classes) * scoreBound) / Math.sqrt(points)) * log ** 1.5;
  },
};
