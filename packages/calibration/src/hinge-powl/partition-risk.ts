import { compensatedSum } from '@owlery/numeric';

/**
 * The conditional risk of a hinge POWL at the scores of an ordered partition: classes score 1 more with
 * every cut passed.
 *
 * $$R(S)=\sum_{(a,b]}(A_b-A_a)\,\Theta_{b-1}+\sum_{i\in S}\Theta_iT_i$$
 *
 * over the blocks $(a,b]$ between consecutive cuts; the same as
 * $\Theta+\sum_{i\in S}\Theta_iT_i-\sum_{r<j,\,S\cap[r,j-1]\ne\emptyset}p_r\theta_{j-1}$ when $\sum p=1$, since
 * $\sum_{a<r<j\le b}p_r\theta_{j-1}=\sum_{a<r\le b}p_r(\Theta_{b-1}-\Theta_{r-1})$. The first form needs $L$
 * prefix sums and O(1) a block, and adds non-negative terms only.
 *
 * `probabilities` is $p\in\mathbb R^L_{\ge0}$ by rank (falling, for the least risks), `weights`
 * $\theta\in\mathbb R^{L-1}_{\ge0}$ in any order, `cuts` $S\subset\{1,\dots,L-1\}$ in rising order.
 * Errors: a RangeError for weights of another length or cuts that do not rise within 1..L−1.
 * Cost: O(L) a cut. Source: derived here.
 *
 * @example
 * partitionRisk([0.4, 0.35, 0.25], [1, 1], [2]) // 1.75
 */
export function partitionRisk(
  probabilities: ArrayLike<number>,
  weights: ArrayLike<number>,
  cuts: ArrayLike<number>,
): number {
  const classes = probabilities.length;
  if (weights.length !== classes - 1) {
    throw new RangeError(
      `weights must hold one number a negative (classes - 1 = ${classes - 1}), got ${weights.length}`,
    );
  }
  const p = Float64Array.from(probabilities);
  const theta = Float64Array.from(weights);
  const terms: number[] = [];
  for (let block = 0, start = 0; block <= cuts.length; block++) {
    const end = block < cuts.length ? cuts[block] : classes;
    if (!Number.isInteger(end) || end <= start || (block < cuts.length && end >= classes)) {
      throw new RangeError(
        `cuts must rise within 1 to classes - 1 = ${classes - 1}, got ${end} after ${start}`,
      );
    }
    terms.push(compensatedSum(p.subarray(start, end)) * compensatedSum(theta.subarray(0, end - 1)));
    terms.push(compensatedSum(p.subarray(end)) * compensatedSum(theta.subarray(0, end)));
    start = end;
  }
  return compensatedSum(terms);
}
