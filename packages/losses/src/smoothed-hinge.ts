import { rational, rationalFromDouble, type Rational } from '@owlery/numeric';
import { type Surrogate } from './surrogate.ts';

/**
 * A hinge whose kink is rounded off by a parabola of width $\gamma$ (Huberised).
 *
 * $$\varphi_\gamma(t)=\begin{cases}0&t\ge1\\(1-t)^2/(2\gamma)&1-\gamma<t<1\\1-t-\gamma/2&t\le1-\gamma\end{cases}$$
 *
 * $t\in\mathbb R$ is the margin, $\gamma>0$ finite. $\varphi_\gamma$ lies below the hinge by at most
 * $\gamma/2$ and tends to it as $\gamma\to0$; $\varphi_1(0)=1/2$. No kinks; exact over rationals. O(1).
 *
 * Errors: a RangeError when $\gamma$ is not a positive finite number.
 * Source: Rennie and Srebro, Loss functions for preference levels, 2005 ($\gamma=1$).
 *
 * @example
 * smoothedHingeOf(0.5).value(0) // 0.75
 * smoothedHingeOf(0.5).derivative(0.75) // -0.5
 */
export function smoothedHingeOf(gamma: number): Surrogate & { readonly gamma: number } {
  if (!(gamma > 0 && gamma < Infinity)) {
    throw new RangeError(`gamma must be a positive finite number, got ${gamma}`);
  }
  const one = rational(1n, 1n);
  const half = rational(1n, 2n);
  const width = rationalFromDouble(gamma);
  return {
    id: gamma === 1 ? 'smoothed-hinge' : `smoothed-hinge(${gamma})`,
    title: gamma === 1 ? 'Smoothed hinge' : `Smoothed hinge, gamma = ${gamma}`,
    formula: String.raw`\begin{cases}0&t\ge1\\(1-t)^2/(2\gamma)&1-\gamma<t<1\\1-t-\gamma/2&t\le1-\gamma\end{cases},\ \gamma=${gamma}`,
    gamma,
    value(t) {
      if (t >= 1) return 0;
      const missing = 1 - t;
      return missing < gamma ? (missing * missing) / (2 * gamma) : missing - gamma / 2;
    },
    derivative: (t) => (t >= 1 ? 0 : -Math.min(1, (1 - t) / gamma)),
    exactValue(t: Rational) {
      const missing = one.sub(t);
      if (missing.compare(rational(0n, 1n)) <= 0) return rational(0n, 1n);
      return missing.compare(width) < 0
        ? missing.mul(missing).mul(half).div(width)
        : missing.sub(width.mul(half));
    },
    lipschitz: 1,
    differentiable: true,
    kinks: [],
    strictlyDecreasing: false,
    convex: true,
    nonIncreasing: true,
  };
}

/**
 * The smoothed hinge of width $\gamma=1$, the one the registry lists.
 *
 * $$\varphi_1(t)=0\ (t\ge1),\quad (1-t)^2/2\ (0<t<1),\quad \tfrac12-t\ (t\le0)$$
 *
 * @example
 * smoothedHinge.value(-1) // 1.5
 * smoothedHinge.value(0.5) // 0.125
 */
export const smoothedHinge = smoothedHingeOf(1);
