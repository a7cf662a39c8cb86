import { type Family } from './family.ts';
import { type Surrogate } from './surrogate.ts';

/** Lipschitz constants of a loss in its scores, one a norm of $\mathbb R^L$; `Infinity` where there is none. */
export interface LipschitzConstants {
  readonly l1: number;
  readonly l2: number;
  readonly lInfinity: number;
}

/**
 * The smallest constants $c$ with $|\ell(f,y)-\ell(g,y)|\le c\,\lVert f-g\rVert$ in three norms.
 *
 * | | $\ell_2$ | $\ell_\infty$ | $\ell_1$ |
 * |---|---|---|---|
 * | POWL | $\rho\sqrt{\Theta^2+\lVert\theta\rVert_2^2}$ | $2\rho\Theta$ | $\rho\Theta$ |
 * | BOWL | $\rho\sqrt{1+\lVert\theta\rVert_2^2}$ | $\rho(1+\Theta)$ | $\rho\max(1,\max_j\theta_j)$ |
 *
 * $\rho=\sup|\varphi'|$ is `surrogate.lipschitz`, $\theta\in\mathbb R^N_{\ge0}$ the order weights (any
 * order), $\Theta=\sum_j\theta_j$. An unbounded slope gives `Infinity` (0 for a POWL without weights). The
 * norm is scaled before it is squared, so it does not overflow. O(N). Source: derived here.
 *
 * @example
 * lipschitzConstants(bowl({ surrogate: hinge, weights: [1, 0] })) // { l1: 1, l2: 1.4142135623730951, lInfinity: 2 }
 */
export function lipschitzConstants(loss: {
  readonly family: Family;
  readonly surrogate: Pick<Surrogate, 'lipschitz'>;
  readonly weights: ArrayLike<number>;
}): LipschitzConstants {
  const rho = loss.surrogate.lipschitz;
  let total = 0;
  let norm = 0;
  let largest = 0;
  for (let j = 0; j < loss.weights.length; j++) {
    const weight = loss.weights[j];
    total += weight;
    norm = Math.hypot(norm, weight);
    largest = Math.max(largest, weight);
  }
  const times = (constant: number): number => (constant === 0 ? 0 : rho * constant);
  return loss.family === 'powl'
    ? { l1: times(total), l2: times(Math.hypot(total, norm)), lInfinity: times(2 * total) }
    : { l1: times(Math.max(1, largest)), l2: times(Math.hypot(1, norm)), lInfinity: times(1 + total) };
}
