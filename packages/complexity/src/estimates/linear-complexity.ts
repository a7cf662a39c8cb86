import { type LinearComplexityEstimate } from './linear-complexity-estimate.ts';
import { type LinearComplexityOptions } from './linear-complexity-options.ts';
import { LinearEstimation } from '../internal/linear-estimation.ts';

/**
 * The Rademacher or Gaussian complexity of linear multiclass scorers $f(x)=Wx$ in a norm ball, on a sample.
 *
 * $$\frac1n\,\mathbb E\sup_{\lVert W\rVert\le\Lambda}\sum_{i=1}^n\sum_{c=1}^L\varepsilon_{ic}\langle w_c,x_i\rangle
 *   =\frac\Lambda n\,\mathbb E\lVert M\rVert_*,\qquad M=\sum_i\varepsilon_ix_i^\top\in\mathbb R^{L\times d}$$
 *
 * with independent signs or standard normal numbers $\varepsilon_{ic}$, one a point and class; `ball` names
 * $\lVert\cdot\rVert$ (see `balls`), `classes` is $L\ge1$, `radius` $\Lambda\ge0$, `points` the sample.
 *
 * Exact: for signs by enumeration up to symmetry, at most $2^{20}$ terms, which covers every $nL\le20$, and for
 * the balls `row`, `row-sum` and `entrywise` every $L$ with $n\le21$; for Gaussian noise the balls `frobenius`
 * and `row` by quadrature to a relative 1e-12. Otherwise draws, see {@link MonteCarloOptions}; and for
 * `frobenius` with many classes the moments of $\lVert M\rVert_F^2$ enclose the value with certainty, in an
 * interval of relative width at most $1/L$: when that is narrow enough for `relativeWidth`, nothing is drawn.
 *
 * A draw has the numbers of a substream of `stream`, whatever the block size or the number of threads. Sparse
 * points stay sparse; the noise ($n\times L$) is never held as a whole. For `row` a draw is one class, since
 * classes are alike. Signed sums of dense points are added in float32 within 256 points and in float64 above.
 *
 * @throws RangeError for a negative radius, no points, an entry that is not finite, unknown names, `exact` where
 *   it cannot be had, draws without a `stream`; ConvergenceError when a norm does not converge.
 *
 * Cost: O(L · entries) a draw, for dense points and signs an eighth of it. Source: derived here.
 * @example
 * const points = pointsFromRows([[1, 0], [0, 1]]);
 * linearComplexity({ ball: 'frobenius', classes: 2, radius: 1, points }).estimate // 1
 */
export function linearComplexity(options: LinearComplexityOptions): LinearComplexityEstimate {
  const estimation = new LinearEstimation(options, 1);
  const { sampler, estimator, stream } = estimation;
  if (sampler && estimator && stream) {
    for (let t = 0; estimator.wantsMore; t++) {
      const { value, squares } = sampler.draw(stream.moveTo(t));
      estimator.push(value, squares);
    }
  }
  return estimation.result();
}
