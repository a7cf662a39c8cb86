import { type Surrogate } from './surrogate.ts';

/**
 * The logistic surrogate, with the natural logarithm.
 *
 * $$\varphi(t)=\log(1+e^{-t}),\qquad \varphi'(t)=-\frac1{1+e^{t}}$$
 *
 * $t\in\mathbb R$ is the margin. Computed as $[-t]_+ +\log(1+e^{-|t|})$, so neither tail overflows nor
 * loses its digits. $\varphi(0)=\log 2$, not 1. O(1).
 *
 * Source: Cox, The regression analysis of binary sequences, 1958.
 *
 * @example
 * logistic.value(0) // 0.6931471805599453
 * logistic.derivative(0) // -0.5
 * logistic.value(-1000) // 1000
 */
export const logistic: Surrogate = {
  id: 'logistic',
  title: 'Logistic',
  formula: String.raw`\log(1+e^{-t})`,
  value: (t) => (t >= 0 ? Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t)) - t),
  derivative: (t) => -1 / (1 + Math.exp(t)),
  lipschitz: 1,
  differentiable: true,
  kinks: [],
  strictlyDecreasing: true,
  convex: true,
  nonIncreasing: true,
};
