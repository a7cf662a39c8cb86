import { type LabelLists } from '@owlery/data';

/** The two constants of the propensity model; A = 0.55, B = 1.5 unless a data set has its own. */
export interface PropensityModel {
  readonly A: number;
  readonly B: number;
}

export const defaultPropensityModel: PropensityModel = { A: 0.55, B: 1.5 };

/**
 * Inverse propensities of all labels after Jain et al. 2016 (KDD, eq. 3).
 *
 * $$\frac1{p_l} = 1 + C\,(N_l + B)^{-A},\qquad C = (\ln N - 1)(B + 1)^A$$
 *
 * N is the number of training points, $N_l$ of those with label l. A label without a
 * training point gets the largest value. Cost O(pairs + L).
 *
 * @throws {RangeError} when A or B is not a finite number ≥ 0.
 * @example
 * inversePropensities({ points: 10, labels: 1, rowStarts, labelIds }); // Float64Array [ 1 + C (N_0 + 1.5)^-0.55 ]
 */
export function inversePropensities(train: LabelLists, model = defaultPropensityModel): Float64Array {
  const { A, B } = model;
  for (const [name, value] of Object.entries({ A, B })) {
    if (!(value >= 0 && Number.isFinite(value))) {
      throw new RangeError(`propensity constant ${name} must be a finite number from 0, got ${value}`);
    }
  }
  const counts = new Float64Array(train.labels);
  for (const label of train.labelIds) counts[label]++;
  const C = (Math.log(train.points) - 1) * (B + 1) ** A;
  return counts.map((count) => 1 + C * (count + B) ** -A);
}
