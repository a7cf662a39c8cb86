import { type Rational } from '@owlery/numeric';

/**
 * A scalar surrogate $\varphi:\mathbb R\to[0,\infty)$ of the margin $t$: convex and non-increasing, the
 * building block of every ordered weighted loss.
 *
 * Functions take one double and return one double in O(1). $t=+\infty$ (a masked class) gives the limit of
 * the formula, `NaN` gives `NaN`: the losses check their scores once, the surrogates do not.
 *
 * @example
 * const halved = { ...hinge, id: 'half-hinge', value: (t) => hinge.value(t) / 2 };
 * halved.value(0) // 0.5
 */
export interface Surrogate {
  /** Name used in commands and records, in kebab-case. */
  readonly id: string;
  /** Name for people. */
  readonly title: string;
  /** $\varphi(t)$ in LaTeX. */
  readonly formula: string;
  /** $\varphi(t)$. */
  value(t: number): number;
  /** $\varphi'(t)$, or at a kink the subgradient that the surrogate documents. */
  derivative(t: number): number;
  /** $\varphi(t)$ in exact arithmetic, where $\varphi$ maps rationals to rationals. */
  exactValue?(t: Rational): Rational;
  /** $\rho=\sup_t|\varphi'(t)|$; `Infinity` when the slope is unbounded. */
  readonly lipschitz: number;
  /** True when $\varphi'$ exists everywhere. */
  readonly differentiable: boolean;
  /** The points where $\varphi'$ does not exist, in increasing order. */
  readonly kinks: readonly number[];
  /** True when $s<t$ implies $\varphi(s)>\varphi(t)$ on all of $\mathbb R$. */
  readonly strictlyDecreasing: boolean;
  /** Every surrogate of the family is convex. */
  readonly convex: true;
  /** Every surrogate of the family is non-increasing. */
  readonly nonIncreasing: true;
}
