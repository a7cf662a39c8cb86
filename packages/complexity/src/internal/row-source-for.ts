import { type Ball } from '../balls/ball.ts';
import { type Noise } from '../noise.ts';
import { type Points } from '../points/points.ts';
import { isSparse } from './check-points.ts';
import { gaussianDenseRows } from './gaussian-dense-rows.ts';
import { type GramUse, type RowSource } from './row-source.ts';
import { signedDenseRows } from './signed-dense-rows.ts';
import { sparseRows } from './sparse-rows.ts';
import { withoutEmptyColumns } from './without-empty-columns.ts';

/** The source of rows that suits points, noise and ball. */
export function rowSourceFor(
  ball: Ball,
  noise: Noise,
  sample: Points,
  classes: number,
  threads: number,
): RowSource {
  const points = isSparse(sample) ? withoutEmptyColumns(sample) : sample;
  // The sum of singular values comes from MᵀM where that is the smaller Gram matrix.
  const gram: GramUse = ball.rows
    ? 'never'
    : ball.spectrum === 'sum' && points.columns <= classes
      ? 'always'
      : 'when-split';
  if (isSparse(points)) return sparseRows(points, noise, classes, gram);
  return noise === 'rademacher'
    ? signedDenseRows(points, classes, { threads, gram })
    : gaussianDenseRows(points, classes, { rotationInvariant: ball.rotationInvariant, gram });
}
