import { compensatedSum } from './compensated-sum.ts';
import { chiSquareTail } from './internal/quantiles.ts';

/** The outcome of a chi-square test. */
export interface ChiSquareTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Probability of a statistic at least this large if the expected counts are right. */
  readonly pValue: number;
}

/**
 * Pearson's chi-square test that counts follow given expectations.
 *
 * $$X^2 = \sum_i \frac{(o_i - e_i)^2}{e_i} \;\sim\; \chi^2_{m-1} \text{ approximately},$$
 * m the number of cells with $e_i > 0$. The approximation wants $e_i$ of 5 or more.
 *
 * @param observed $o \in \mathbb R_{\ge 0}^r$, counts.
 * @param expected $e \in \mathbb R_{\ge 0}^r$, with the same sum to a relative $10^{-9}$. A cell with
 *   $e_i = 0$ must have $o_i = 0$ to be left out; if it was hit, the p-value is 0.
 * @param degreesOfFreedom $m - 1$ when left out; another value where counts are tied further.
 * @throws RangeError for unequal lengths or sums, negative or infinite entries, or fewer than two cells.
 *
 * Cost: O(r). Source: Pearson 1900; distribution by jStat, to an absolute 1e-9.
 * @example
 * chiSquareTest([12, 8], [10, 10]).statistic // 0.8
 */
export function chiSquareTest(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  degreesOfFreedom?: number,
): ChiSquareTest {
  if (observed.length !== expected.length) {
    throw new RangeError(
      `observed and expected must be of one length, got ${observed.length} and ${expected.length}`,
    );
  }
  const total = checkedTotal('observed', observed);
  const wanted = checkedTotal('expected', expected);
  if (Math.abs(total - wanted) > 1e-9 * wanted) {
    throw new RangeError(`expected must have the sum of observed = ${total}, got ${wanted}`);
  }
  const terms = new Float64Array(observed.length);
  let cells = 0;
  for (let i = 0; i < terms.length; i++) {
    if (expected[i] > 0) cells++;
    const difference = observed[i] - expected[i];
    terms[i] = difference === 0 ? 0 : (difference * difference) / expected[i];
  }
  const freedom = degreesOfFreedom ?? cells - 1;
  if (!(freedom >= 1)) throw new RangeError(`expected must have at least two positive cells, got ${cells}`);
  const statistic = compensatedSum(terms);
  const pValue = statistic === Infinity ? 0 : chiSquareTail(statistic, freedom);
  return { statistic, degreesOfFreedom: freedom, pValue };
}

function checkedTotal(name: string, values: ArrayLike<number>): number {
  for (let i = 0; i < values.length; i++) {
    if (!(values[i] >= 0 && values[i] < Infinity)) {
      throw new RangeError(`${name} must be finite and at least 0, got ${values[i]} at index ${i}`);
    }
  }
  return compensatedSum(values);
}
