import { checkWholeNumber, type RandomStream } from '@owlery/numeric';

import { pairDrawer } from '../internal/pair-drawer.ts';
import { type FiniteDistribution } from './finite-distribution.ts';

/** A sample of a finite distribution, as counts. */
export interface DrawnSample {
  /** The empirical distribution; points that were not drawn have no pairs. */
  readonly empirical: FiniteDistribution;
  /** How often each point of the support was drawn. */
  readonly counts: Uint32Array;
}

/**
 * Draws n independent pairs of a finite distribution and counts them.
 *
 * $$(x_1,y_1),\dots,(x_n,y_n)\sim P,\qquad\hat P=\frac1n\sum_i\delta_{(x_i,y_i)}$$
 *
 * @param distribution $P$. @param size $n\ge1$. @param stream the randomness; the first $n$ pairs of a longer
 *   sample of the same stream are those of a shorter one.
 * @throws RangeError for another n.
 *
 * Cost: O(n log pairs). Source: definition.
 * @example
 * const clusters = clusterDistribution({ clusters: 2, columns: 3, probabilities: [0.75, 0.25], stream: randomStream(1) });
 * drawSample(clusters, 10, randomStream(2)).counts // Uint32Array(2) [ 6, 4 ]
 */
export function drawSample(
  distribution: FiniteDistribution,
  size: number,
  stream: RandomStream,
): DrawnSample {
  checkWholeNumber('size', size, 1, 2 ** 32 - 1);
  const { pairStarts, labels, probabilities, points, classes } = distribution;
  const drawn = new Uint32Array(labels.length);
  const draw = pairDrawer(probabilities);
  for (let i = 0; i < size; i++) drawn[draw(stream)]++;
  const counts = new Uint32Array(points.rows);
  const starts = new Uint32Array(points.rows + 1);
  const keptLabels: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < points.rows; i++) {
    for (let at = pairStarts[i]; at < pairStarts[i + 1]; at++) {
      if (drawn[at] === 0) continue;
      counts[i] += drawn[at];
      keptLabels.push(labels[at]);
      shares.push(drawn[at] / size);
    }
    starts[i + 1] = keptLabels.length;
  }
  return {
    empirical: {
      points,
      classes,
      pairStarts: starts,
      labels: Uint32Array.from(keptLabels),
      probabilities: Float64Array.from(shares),
    },
    counts,
  };
}
