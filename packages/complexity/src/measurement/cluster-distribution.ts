import { checkWholeNumber, type RandomStream } from '@owlery/numeric';

import { type FiniteDistribution } from './finite-distribution.ts';

/**
 * Clusters of equal mass, each one feature point whose labels follow given probabilities in an order of its own.
 *
 * $$\Pr[x=x_i]=\tfrac1m,\qquad\Pr[y=\pi_i(j)\mid x_i]=p_j,\qquad\lVert x_i\rVert_2\in[\tfrac12,1]$$
 *
 * $m$ = `clusters`, $x_i\in\mathbb R^d$ ($d$ = `columns`) in a uniform direction, of a norm uniform on the interval;
 * `probabilities` is $p\in\mathbb R^L_{\ge0}$ of sum 1, $L\ge2$; $\pi_i$ are uniform permutations. Everything about
 * the labels of a point is known, so the Bayes risk and where a loss is calibrated are exact (see `bayesRisk`).
 *
 * @throws RangeError for whole numbers out of range, probabilities that are negative or do not sum to 1.
 *
 * Cost: O(m(d + L)). Source: definition.
 * @example
 * const clusters = clusterDistribution({ clusters: 2, columns: 3, probabilities: [0.75, 0.25], stream: randomStream(1) });
 * Array.from(clusters.probabilities).sort() // [0.125, 0.125, 0.375, 0.375]
 */
export function clusterDistribution(options: {
  readonly clusters: number;
  readonly columns: number;
  readonly probabilities: ArrayLike<number>;
  readonly stream: RandomStream;
}): FiniteDistribution {
  const { clusters, columns, probabilities, stream } = options;
  const classes = probabilities.length;
  checkWholeNumber('clusters', clusters, 1, 1e6);
  checkWholeNumber('columns', columns, 1, 1e6);
  checkWholeNumber('classes', classes, 2, 1e6);
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    if (!(probabilities[c] >= 0)) {
      throw new RangeError(`probabilities must be at least 0, got ${probabilities[c]} at class ${c}`);
    }
    sum += probabilities[c];
  }
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`probabilities must sum to 1, got ${sum}`);
  const values = new Float64Array(clusters * columns);
  const labels = new Uint32Array(clusters * classes);
  const masses = new Float64Array(clusters * classes);
  for (let i = 0; i < clusters; i++) {
    const point = values.subarray(i * columns, (i + 1) * columns);
    for (let l = 0; l < columns; l++) point[l] = stream.normal();
    const scale = (0.5 + 0.5 * stream.uniform()) / Math.hypot(...point);
    for (let l = 0; l < columns; l++) point[l] *= scale;
    const order = labels.subarray(i * classes, (i + 1) * classes);
    for (let c = 0; c < classes; c++) order[c] = c;
    stream.shuffle(order);
    for (let c = 0; c < classes; c++) masses[i * classes + c] = probabilities[c] / sum / clusters;
  }
  return {
    points: { rows: clusters, columns, values },
    classes,
    pairStarts: Uint32Array.from({ length: clusters + 1 }, (_, i) => i * classes),
    labels,
    probabilities: masses,
  };
}
