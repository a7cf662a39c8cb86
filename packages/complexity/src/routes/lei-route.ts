import { type ContractionRoute } from './contraction-route.ts';

/**
 * The $\ell_\infty$ bound of Lei, Doğan, Zhou and Kloft, **with constants from memory**.
 *
 * $$\hat{\mathfrak R}(\ell\circ F)\le27\,c_\infty\sqrt L\,\mathfrak R_{nL}(\tilde H)
 *   \Bigl(1+\log_2^{3/2}\frac{n\sqrt L\,s}{\mathfrak R_{nL}(\tilde H)}\Bigr),\qquad
 *   \mathfrak R_{nL}(\tilde H)\le\frac{\Lambda_Fr}{\sqrt{nL}}$$
 *
 * $\tilde H$ is the linear class on the $nL$ points $x_i\otimes e_c$. The text was not at hand: 27 and the
 * argument of the logarithm are recalled. Source: recalled, Lei et al. 2019.
 *
 * @example
 * leiRoute.constants // 'recalled'
 */
export const leiRoute: ContractionRoute = {
  id: 'sup-norm-lei',
  title: 'Lei et al. (constants recalled)',
  formula: String.raw`27c_\infty\sqrt L\,\mathfrak R_{nL}(1+\log_2^{3/2}(n\sqrt Ls/\mathfrak R_{nL})),\ \mathfrak R_{nL}=\Lambda_Fr/\sqrt{nL}`,
  norm: 'lInfinity',
  constants: 'recalled',
  source: 'Lei, Doğan, Zhou and Kloft 2019, constants from memory',
  bound({ lipschitz, points, classes, scoreBound, frobeniusRadius, featureRadius }) {
    const scalar = (frobeniusRadius * featureRadius) / Math.sqrt(points * classes);
    if (scalar === 0 || lipschitz.lInfinity === 0) return 0;
    const log = Math.max(0, Math.log2((points * Math.sqrt(classes) * scoreBound) / scalar));
    return 27 * lipschitz.lInfinity * Math.sqrt(classes) * scalar * (1 + log ** 1.5);
  },
};
