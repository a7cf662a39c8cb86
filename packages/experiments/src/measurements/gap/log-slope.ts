/**
 * The least-squares slope of $\ln y$ against $\ln x$.
 *
 * $$\frac{\sum_i(\ln x_i-\overline{\ln x})(\ln y_i-\overline{\ln y})}{\sum_i(\ln x_i-\overline{\ln x})^2}$$
 *
 * @param x positive numbers, at least two of them different. @param y numbers, one an x.
 * @returns the slope, or null where an x or y is not positive or all x are equal.
 *
 * Cost: O(n). Source: definition.
 * @example
 * logSlope([1, 4, 16], [8, 4, 2]) // -0.5
 */
export function logSlope(x: readonly number[], y: readonly number[]): number | null {
  if (![...x, ...y].every((value) => value > 0 && value < Infinity)) return null;
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const middle = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mu, mv] = [middle(u), middle(v)];
  const spread = u.reduce((sum, value) => sum + (value - mu) ** 2, 0);
  if (spread === 0) return null;
  return u.reduce((sum, value, i) => sum + (value - mu) * (v[i] - mv), 0) / spread;
}
