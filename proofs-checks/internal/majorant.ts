import { type Instance } from './instance.ts';
import { sum } from './sum.ts';

/** $W_m=\Theta_m-\theta_mA_m$ for m = 0..L, in units of the total mass times the unit of the weights. */
export function widths({ masses, weights }: Omit<Instance, 'top'>): number[] {
  const [total, classes] = [sum(masses), masses.length];
  return Array.from({ length: classes + 1 }, (_, m) => {
    const theta = m === 0 || m === classes ? 0 : weights[m - 1];
    return total * sum(weights, Math.min(m, classes - 1)) - theta * sum(masses, m);
  });
}

/** Whether K is a strict vertex of the least concave majorant, by its definition over every pair $a<K<b$. */
export function isStrictVertex(instance: Instance): boolean {
  const { masses, top } = instance;
  const W = widths(instance);
  const A = W.map((_, m) => sum(masses, m));
  for (let a = 0; a < top; a++) {
    for (let b = top + 1; b < A.length; b++) {
      if ((A[top] - A[a]) * (W[b] - W[top]) <= (A[b] - A[top]) * (W[top] - W[a])) return false;
    }
  }
  return true;
}
