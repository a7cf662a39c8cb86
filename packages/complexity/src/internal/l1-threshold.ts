/**
 * The threshold $\tau\ge0$ with $\sum_j[v_j-\tau]_+=\Lambda$, or 0 when $\sum_jv_j\le\Lambda$, for $v\ge0$:
 * $[v-\tau]_+$ is the projection of v onto $\{u\ge0:\sum_ju_j\le\Lambda\}$ (Held, Wolfe and Crowder 1974).
 */
export function l1Threshold(values: Float64Array, radius: number): number {
  let total = 0;
  for (const v of values) total += v;
  if (total <= radius) return 0;
  const sorted = Float64Array.from(values).sort().reverse();
  let sum = 0;
  let threshold = 0;
  for (let j = 0; j < sorted.length; j++) {
    sum += sorted[j];
    const candidate = (sum - radius) / (j + 1);
    if (candidate > sorted[j]) break;
    threshold = candidate;
  }
  return threshold;
}
