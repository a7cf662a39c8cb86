import { type Family, type Surrogate } from '@owlery/losses';

import { type IntervalSum } from './minimise-interval-sum.ts';

/**
 * The conditional risk of an ordered weighted loss where the r-th class has the r-th largest score, as a
 * function of the gaps $x_r=f_r-f_{r+1}\ge0$ and, for a BOWL, of the last score.
 *
 * `p` need not be sorted: it is in the order of the scores. `tied` pins one gap (from 1) to 0.
 * Each label's loss is written out by its definition, so nothing here rests on a theorem. Cost: O(L²).
 */
export function sortedRisk(
  family: Family,
  surrogate: Surrogate,
  p: ArrayLike<number>,
  theta: ArrayLike<number>,
  tied?: number,
): IntervalSum {
  const classes = p.length;
  const pairwise = family === 'powl';
  const dimension = pairwise ? classes - 1 : classes;
  const bounds = new Uint8Array(dimension).fill(1);
  if (!pairwise) bounds[classes - 1] = 0;
  if (tied !== undefined) bounds[tied - 1] = 2;
  const from: number[] = [];
  const to: number[] = [];
  const forward: number[] = [];
  const backward: number[] = [];
  if (pairwise) {
    for (let r = 0; r < classes; r++) {
      for (let j = r + 1; j < classes; j++) {
        from.push(r);
        to.push(j);
        // For the label r the class j is the negative of rank j; for the label j the class r is the one of rank r + 1.
        forward.push(p[r] * theta[j - 1]);
        backward.push(p[j] * theta[r]);
      }
    }
  } else {
    for (let c = 0; c < classes; c++) {
      let negative = 0;
      for (let label = 0; label < classes; label++) {
        if (label < c) negative += p[label] * theta[c - 1];
        if (label > c) negative += p[label] * theta[c];
      }
      from.push(c);
      to.push(classes);
      forward.push(p[c]);
      backward.push(negative);
    }
  }
  return {
    dimension,
    surrogate,
    bounds,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    forward: Float64Array.from(forward),
    backward: Float64Array.from(backward),
  };
}
