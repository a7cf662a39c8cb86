import { rational, type Rational } from '@owlery/numeric';
import { type Surrogate } from './surrogate.ts';

const ZERO = rational(0n, 1n);
const ONE = rational(1n, 1n);

/**
 * The hinge: the margin that is missing below one.
 *
 * $$\varphi(t)=[1-t]_+=\max(0,\,1-t)$$
 *
 * $t\in\mathbb R$ is the margin. At the kink $t=1$ the derivative is 0 (the flattest subgradient), so a
 * margin of exactly one moves nothing. Piecewise linear, hence exact over rationals. O(1).
 *
 * Source: Cortes and Vapnik, Support-vector networks, 1995.
 *
 * @example
 * hinge.value(0.25) // 0.75
 * hinge.derivative(0.25) // -1
 * hinge.derivative(1) // 0
 */
export const hinge: Surrogate = {
  id: 'hinge',
  title: 'Hinge',
  formula: String.raw`[1-t]_+`,
  value: (t) => (t < 1 ? 1 - t : t >= 1 ? 0 : NaN),
  derivative: (t) => (t < 1 ? -1 : t >= 1 ? 0 : NaN),
  exactValue: (t: Rational) => (t.compare(ONE) < 0 ? ONE.sub(t) : ZERO),
  lipschitz: 1,
  differentiable: false,
  kinks: [1],
  strictlyDecreasing: false,
  convex: true,
  nonIncreasing: true,
};
