import { type Rational } from '@owlery/numeric';
import { hinge } from './hinge.ts';
import { type Surrogate } from './surrogate.ts';

/**
 * The squared hinge: differentiable everywhere, with a slope that grows without bound.
 *
 * $$\varphi(t)=[1-t]_+^2,\qquad \varphi'(t)=-2[1-t]_+$$
 *
 * $t\in\mathbb R$ is the margin. No kinks; exact over rationals. O(1).
 *
 * Source: Lee and Mangasarian, SSVM, 2001 (before smoothing).
 *
 * @example
 * squaredHinge.value(-1) // 4
 * squaredHinge.derivative(-1) // -4
 */
export const squaredHinge: Surrogate = {
  id: 'squared-hinge',
  title: 'Squared hinge',
  formula: String.raw`[1-t]_+^2`,
  value: (t) => hinge.value(t) ** 2,
  derivative: (t) => (t < 1 ? 2 * (t - 1) : t >= 1 ? 0 : NaN),
  exactValue: (t: Rational) => {
    const missing = hinge.exactValue!(t);
    return missing.mul(missing);
  },
  lipschitz: Infinity,
  differentiable: true,
  kinks: [],
  strictlyDecreasing: false,
  convex: true,
  nonIncreasing: true,
};
