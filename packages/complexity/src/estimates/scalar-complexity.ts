import { linearComplexity } from './linear-complexity.ts';
import { type LinearComplexityEstimate } from './linear-complexity-estimate.ts';
import { type LinearComplexityOptions } from './linear-complexity-options.ts';

/**
 * The complexity of scalar linear scorers $x\mapsto\langle w,x\rangle$ in an $\ell_2$ or $\ell_1$ ball.
 *
 * $$\lVert w\rVert_2\le\Lambda:\ \frac\Lambda n\mathbb E\Bigl\lVert\sum_i\varepsilon_ix_i\Bigr\rVert_2
 *   \le\frac\Lambda n\sqrt{\textstyle\sum_i\lVert x_i\rVert_2^2},\qquad
 *   \lVert w\rVert_1\le\Lambda:\ \frac\Lambda n\mathbb E\Bigl\lVert\sum_i\varepsilon_ix_i\Bigr\rVert_\infty
 *   \le\frac\Lambda n\max_l\lVert X_{\cdot l}\rVert_2\sqrt{2\ln(2d)}$$
 *
 * These are the Frobenius and the entrywise ball with one class; at most $\Lambda r/\sqrt n$ and
 * $\Lambda\max_i\lVert x_i\rVert_\infty\sqrt{2\ln(2d)/n}$.
 *
 * @param options `norm` `l1` or `l2`; the others as for `linearComplexity`.
 * @throws RangeError for another norm, and as there.
 *
 * Cost: as there. Source: recalled, Kakade, Sridharan and Tewari 2008; the sample forms derived here.
 * @example
 * scalarComplexity({ norm: 'l1', radius: 2, points: pointsFromRows([[1, 0], [0, 1]]) }).estimate // 1
 */
export function scalarComplexity(
  options: Omit<LinearComplexityOptions, 'ball' | 'classes'> & { readonly norm: 'l1' | 'l2' },
): LinearComplexityEstimate {
  const { norm, ...rest } = options;
  if (norm !== 'l1' && norm !== 'l2') throw new RangeError(`norm must be l1 or l2, got ${String(norm)}`);
  return linearComplexity({ ...rest, ball: norm === 'l2' ? 'frobenius' : 'entrywise', classes: 1 });
}
