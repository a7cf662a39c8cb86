import { type WholeNumbers } from './whole-numbers.ts';

/** The numbers of a certified instance. */
export interface CertifiedInstance {
  readonly family: 'powl' | 'bowl';
  readonly p: WholeNumbers;
  readonly theta: WholeNumbers;
}

/**
 * The conditional risk of a hinge loss at a score vector, label by label from the definition.
 *
 * $$\sum_yp_y\sum_j\theta_j[1-f_y+f_{[j]\setminus y}]_+,\qquad
 *   \sum_yp_y\Bigl([1-f_y]_++\sum_j\theta_j[1+f_{[j]\setminus y}]_+\Bigr)$$
 *
 * @returns the numerator over the product of the three denominators. Cost: O(L²) operations on bigints.
 */
export function riskByDefinition({ family, p, theta }: CertifiedInstance, scores: WholeNumbers): bigint {
  const one = scores.denominator;
  const classes = scores.values.length;
  const falling = Array.from({ length: classes }, (_, c) => c).sort((a, b) =>
    scores.values[a] > scores.values[b] ? -1 : scores.values[a] < scores.values[b] ? 1 : 0,
  );
  let risk = 0n;
  for (let y = 0; y < classes; y++) {
    const own = scores.values[y];
    let loss = family === 'bowl' ? theta.denominator * hinge(one - own) : 0n;
    let j = 0;
    for (const c of falling) {
      if (c === y) continue;
      const margin = family === 'powl' ? own - scores.values[c] : -scores.values[c];
      loss += theta.values[j++] * hinge(one - margin);
    }
    risk += p.values[y] * loss;
  }
  return risk;
}

const hinge = (missing: bigint): bigint => (missing > 0n ? missing : 0n);
