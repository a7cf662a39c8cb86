import { type ContractionRoute } from './contraction-route.ts';

/**
 * The vector contraction of Maurer: signs on losses against signs on scores.
 *
 * $$\hat{\mathfrak R}(\ell\circ F)\le\sqrt2\,c_2\,\hat{\mathfrak R}(F)$$
 *
 * $c_2$ is the $\ell_2$ Lipschitz constant of the loss, $\hat{\mathfrak R}(F)$ has one sign a point and class.
 * Proof, one point at a time: $\mathbb E\sup(\varepsilon h(f)+g(f))=\frac12\sup_{f,f'}(h(f)-h(f')+g(f)+g(f'))$,
 * then $\lVert v\rVert_2\le\sqrt2\,\mathbb E|\sum_c\varepsilon_cv_c|$ for $v=f-f'$ (Szarek 1976), and the
 * absolute value falls since $f$ and $f'$ may change places. Source: Maurer 2016, recalled and proved anew.
 *
 * @example
 * maurerRoute.noise // 'rademacher'
 */
export const maurerRoute: ContractionRoute = {
  id: 'maurer',
  title: 'Maurer',
  formula: String.raw`\sqrt2\,c_2\,\hat{\mathfrak R}(F)`,
  norm: 'l2',
  noise: 'rademacher',
  constants: 'proved',
  source: 'Maurer 2016; proved anew from the constant of Szarek',
  bound: ({ lipschitz, linear }) => Math.SQRT2 * lipschitz.l2 * linear('rademacher'),
};
