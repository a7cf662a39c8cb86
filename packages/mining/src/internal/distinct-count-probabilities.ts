/**
 * The law of the number M of different values among b independent uniform draws from N:
 * `out[m]` = P[M = m], m = 0..min(b, N).
 *
 * After one more draw $p'(m) = p(m)\,m/N + p(m-1)(N-m+1)/N$: positive terms only, where the closed form
 * with Stirling numbers alternates. Cost: O(b w), w the number of values whose probability has not underflowed.
 */
export function distinctCountProbabilities(N: number, b: number): Float64Array {
  const most = Math.min(b, N);
  const p = new Float64Array(most + 1);
  p[0] = 1;
  let low = 0;
  let high = 0;
  for (let draw = 0; draw < b; draw++) {
    high = Math.min(high + 1, most);
    for (let m = high; m > low; m--) p[m] = (p[m] * m) / N + (p[m - 1] * (N - m + 1)) / N;
    p[low] = (p[low] * low) / N;
    while (p[low] < 1e-300) p[low++] = 0;
    while (p[high] < 1e-300) p[high--] = 0;
  }
  return p;
}
