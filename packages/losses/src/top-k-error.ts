import { checkWholeNumber } from '@owlery/numeric';

/**
 * The top-$K$ error: 1 when at least $K$ other classes score as high as the label, else 0.
 *
 * $$\mathrm{err}_K(f,y)=1\bigl[\,|\{c\ne y:f_c\ge f_y\}|\ge K\,\bigr]$$
 *
 * `scores` is $f\in\mathbb R^L$, `label` $y\in\{0,\dots,L-1\}$, `k` is $K$ from 1 to $L-1$. Ties count
 * against the label. O(L).
 *
 * Errors: a RangeError for a label or $K$ out of range, or a `NaN` score. Source: definition.
 *
 * @example
 * topKError(Float64Array.of(2, 1, 2), 0, 1) // 1
 * topKError(Float64Array.of(2, 1, 2), 0, 2) // 0
 */
export function topKError(scores: ArrayLike<number>, label: number, k: number): 0 | 1 {
  checkWholeNumber('label', label, 0, scores.length - 1);
  checkWholeNumber('k', k, 1, scores.length - 1, 'negatives');
  let above = 0;
  for (let c = 0; c < scores.length; c++) {
    if (Number.isNaN(scores[c])) throw new RangeError(`scores must be numbers, got NaN at class ${c}`);
    if (c !== label && scores[c] >= scores[label]) above++;
  }
  return above >= k ? 1 : 0;
}
