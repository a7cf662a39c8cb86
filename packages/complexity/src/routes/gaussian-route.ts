import { type ContractionRoute } from './contraction-route.ts';

/**
 * The Gaussian route: comparison of Gaussian processes, then from Gaussian noise back to signs.
 *
 * $$\hat{\mathfrak R}(\ell\circ F)\le\sqrt{\tfrac\pi2}\,\hat{\mathfrak G}(\ell\circ F)
 *   \le\sqrt{\tfrac\pi2}\,c_2\,\hat{\mathfrak G}(F)$$
 *
 * $c_2$ is the $\ell_2$ Lipschitz constant of the loss. The increments of the losses are at most $c_2$ times
 * those of the scores, so Sudakov and Fernique's comparison has the constant 1. Source: derived here.
 *
 * @example
 * gaussianRoute.noise // 'gaussian'
 */
export const gaussianRoute: ContractionRoute = {
  id: 'gaussian',
  title: 'Gaussian comparison',
  formula: String.raw`\sqrt{\pi/2}\,c_2\,\hat{\mathfrak G}(F)`,
  norm: 'l2',
  noise: 'gaussian',
  constants: 'proved',
  source: 'derived here from the comparison of Sudakov and Fernique',
  bound: ({ lipschitz, linear }) => Math.sqrt(Math.PI / 2) * lipschitz.l2 * linear('gaussian'),
};
