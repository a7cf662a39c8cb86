import { type Family } from '@owlery/losses';

/**
 * The direction $z$ in which a hinge loss with unit weights falls while all its hinges are active:
 * $\ell=\text{const}-\langle f,z\rangle$ with $z=e_y-\sum_{c\ne y}e_c$ (BOWL) or $(L-1)e_y-\sum_{c\ne y}e_c$ (POWL).
 */
export function lossDirection(family: Family, classes: number, label: number): number[] {
  const own = family === 'powl' ? classes - 1 : 1;
  return Array.from({ length: classes }, (_, c) => (c === label ? own : -1));
}
