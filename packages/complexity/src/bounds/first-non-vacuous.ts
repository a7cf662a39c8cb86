/**
 * The least number of points from which a bound falls below a level.
 *
 * $$\min\{n\ge1:\mathrm{bound}(n)<\mathrm{level}\}$$
 *
 * @param bound a function of n that does not rise from n = 1024 on. @param level any number.
 * @returns n, or null when the bound is not below the level at $n=2^{53}-1$.
 *
 * n up to 1024 are tried one by one, larger ones by doubling and halving with the same function, so the answer
 * is that of trying all. Cost: 1100 values of the bound. Source: definition.
 * @example
 * firstNonVacuous((n) => 100 / Math.sqrt(n), 2) // 2501
 */
export function firstNonVacuous(bound: (points: number) => number, level: number): number | null {
  const tried = 1024;
  for (let n = 1; n <= tried; n++) if (bound(n) < level) return n;
  if (!(bound(Number.MAX_SAFE_INTEGER) < level)) return null;
  let low = tried;
  let high = 2 * tried;
  while (high < Number.MAX_SAFE_INTEGER && !(bound(high) < level)) {
    low = high;
    high = Math.min(2 * high, Number.MAX_SAFE_INTEGER);
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (bound(middle) < level) high = middle;
    else low = middle;
  }
  return high;
}
