import { type Instance } from './instance.ts';
import { sum } from './sum.ts';

/**
 * $G(m)=\Theta_m-(1+\theta_m)A_m$ of a hinge BOWL for m = 0..L, $\theta_0=\theta_L=0$, in units of the total mass times
 * the unit of the weights.
 */
export function thresholdValues({ masses, weights, unit }: Omit<Instance, 'top'>): number[] {
  const [total, classes] = [sum(masses), masses.length];
  return Array.from({ length: classes + 1 }, (_, m) => {
    const theta = m === 0 || m === classes ? 0 : weights[m - 1];
    return total * sum(weights, Math.min(m, classes - 1)) - (unit + theta) * sum(masses, m);
  });
}

/** The least value at K and the least elsewhere. */
export function leastValues(values: readonly number[], top: number): { here: number; elsewhere: number } {
  return { here: values[top], elsewhere: Math.min(...values.filter((_, m) => m !== top)) };
}
