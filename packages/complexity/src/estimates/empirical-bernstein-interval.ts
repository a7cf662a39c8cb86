import { meanInterval } from '@owlery/numeric';

/**
 * A confidence interval for the mean of bounded independent values that holds for every number of them.
 *
 * $$\bar x\pm\Bigl(\sqrt{\frac{2s^2\ln(4/\alpha)}m}+\frac{7(b-a)\ln(4/\alpha)}{3(m-1)}\Bigr),\qquad\alpha=1-\gamma$$
 *
 * @param values $x_1,\dots,x_m\in[a,b]$, independent and alike, $m\ge2$; $s^2$ their variance, divisor $m-1$.
 * @param range $[a,b]$; the interval is cut off there.
 * @param confidence $\gamma\in(0,1)$, 0.95 when left out.
 * @throws RangeError for fewer than two values, a value outside the range, another confidence.
 *
 * Covers with probability at least $\gamma$. Cost: O(m). Source: Maurer and Pontil 2009, theorem 4, both tails.
 * @example
 * empiricalBernsteinInterval([0, 1, 1, 0], [0, 1]) // { low: 0, high: 1 }
 */
export function empiricalBernsteinInterval(
  values: ArrayLike<number>,
  range: readonly [number, number],
  confidence = 0.95,
): { low: number; high: number } {
  const [a, b] = range;
  const { mean, standardDeviation, count } = meanInterval(values, confidence);
  if (count < 2) throw new RangeError(`values must hold at least 2 numbers, got ${count}`);
  const slack = 1e-9 * (b - a);
  for (let i = 0; i < count; i++) {
    if (!(values[i] >= a - slack && values[i] <= b + slack)) {
      throw new RangeError(`values must lie in [${a}, ${b}], got ${values[i]} at index ${i}`);
    }
  }
  const log = Math.log(4 / (1 - confidence));
  const halfWidth =
    standardDeviation * Math.sqrt((2 * log) / count) + (7 * (b - a) * log) / (3 * (count - 1));
  return { low: Math.max(a, mean - halfWidth), high: Math.min(b, mean + halfWidth) };
}
