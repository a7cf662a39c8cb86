import { type Surrogate } from './surrogate.ts';

/**
 * The exponential surrogate of boosting.
 *
 * $$\varphi(t)=e^{-t},\qquad \varphi'(t)=-e^{-t}$$
 *
 * $t\in\mathbb R$ is the margin. The slope is unbounded, and in doubles the value is `Infinity` for
 * $t<-709.78$. O(1).
 *
 * Source: Friedman, Hastie and Tibshirani, Additive logistic regression, 2000.
 *
 * @example
 * exponential.value(0) // 1
 * exponential.derivative(0) // -1
 */
export const exponential: Surrogate = {
  id: 'exponential',
  title: 'Exponential',
  formula: String.raw`e^{-t}`,
  value: (t) => Math.exp(-t),
  derivative: (t) => -Math.exp(-t),
  lipschitz: Infinity,
  differentiable: true,
  kinks: [],
  strictlyDecreasing: true,
  convex: true,
  nonIncreasing: true,
};
