import { checkWholeNumber, type RandomStream } from '@owlery/numeric';
import { type DensePoints } from './points.ts';

/**
 * A synthetic sample: independent normal coordinates, scaled so that a point has squared norm 1 on average.
 *
 * $$x_{il}\sim\mathcal N(0,1/d)\ \text{independent},\qquad \mathbb E\lVert x_i\rVert_2^2=1$$
 *
 * @param options `points` $n\ge1$, `columns` $d\ge1$, `stream` the randomness.
 * @throws RangeError for other numbers.
 *
 * Cost: O(nd). Source: definition.
 * @example
 * gaussianPoints({ points: 3, columns: 2, stream: randomStream(1) }).values.length // 6
 */
export function gaussianPoints(options: {
  points: number;
  columns: number;
  stream: RandomStream;
}): DensePoints {
  const { points, columns, stream } = options;
  checkWholeNumber('points', points, 1, Infinity);
  checkWholeNumber('columns', columns, 1, Infinity);
  const scale = 1 / Math.sqrt(columns);
  const values = Float64Array.from({ length: points * columns }, () => scale * stream.normal());
  return { rows: points, columns, values };
}
