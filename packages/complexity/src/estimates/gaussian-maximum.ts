/**
 * The exact Gaussian complexity of a class of at most three functions, times n.
 *
 * $$\mathbb E\max_{k\le m}\sum_jg_jv_{kj}=\begin{cases}0&m=1\\\lVert v_1-v_2\rVert_2/\sqrt{2\pi}&m=2\\
 *   (\lVert v_1-v_2\rVert_2+\lVert v_1-v_3\rVert_2+\lVert v_2-v_3\rVert_2)/(2\sqrt{2\pi})&m=3\end{cases}$$
 *
 * @param functions $v_1,\dots,v_m\in\mathbb R^N$, $1\le m\le3$: the values of each function on the sample.
 * @throws RangeError for none, more than three, or rows of unequal length.
 *
 * For three numbers the pairwise maxima add up to twice the largest plus the middle one, and the middle one has
 * mean 0 by symmetry. Cost: O(N). Source: derived here.
 * @example
 * gaussianMaximum([[1, 0], [-1, 0]]).toFixed(6) // '0.797885'
 */
export function gaussianMaximum(functions: readonly ArrayLike<number>[]): number {
  const m = functions.length;
  if (m < 1 || m > 3) throw new RangeError(`functions must number from 1 to 3, got ${m}`);
  let sum = 0;
  for (let a = 0; a < m; a++) {
    if (functions[a].length !== functions[0].length) {
      throw new RangeError(
        `functions must all have ${functions[0].length} values, got ${functions[a].length} for function ${a}`,
      );
    }
    for (let b = 0; b < a; b++) {
      let square = 0;
      for (let j = 0; j < functions[0].length; j++) square += (functions[a][j] - functions[b][j]) ** 2;
      sum += Math.sqrt(square);
    }
  }
  return sum / (Math.sqrt(2 * Math.PI) * (m === 3 ? 2 : 1));
}
