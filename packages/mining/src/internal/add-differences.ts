/**
 * Adds `mass` times the differences $\Delta_j = \theta_j - \theta_{j+1}$ ($\theta_{N+1} = 0$) of the weights for
 * b draws without replacement, the best k kept, to `out[j - 1]`, j = 1..N.
 *
 * $$\Delta_j = \binom{j-1}{k-1}\binom{N-j-1}{b-k-1} \Big/ \binom Nb\quad(j < N, k < b),$$
 * and $\Delta_N = b/N$ alone for k = b. No binomial is formed: the terms follow from the largest by their
 * ratios, and their sum $\theta_1 = b/N$ gives the scale, so nothing overflows and nothing cancels.
 */
export function addDifferences(N: number, b: number, k: number, mass: number, out: Float64Array): void {
  if (b === 0 || mass === 0) return;
  if (k >= b) {
    out[N - 1] += mass * (b / N);
    return;
  }
  // Terms are positive for k <= j <= last, and rise while (k-1)(N-1) >= j(b-2).
  const last = N - b + k;
  const peak = b === 2 ? k : Math.min(last, Math.max(k, Math.floor(((k - 1) * (N - 1)) / (b - 2)) + 1));
  const scale = (mass * (b / N)) / sumOfRatios(N, b, k, peak, last);
  out[peak - 1] += scale;
  let term = scale;
  for (let j = peak; j < last && term > negligible; j++) {
    term *= ratio(N, b, k, j);
    out[j] += term;
  }
  term = scale;
  for (let j = peak - 1; j >= k && term > negligible; j--) {
    term /= ratio(N, b, k, j);
    out[j - 1] += term;
  }
}

/** Below this, terms are on their way to underflow. */
const negligible = 1e-300;

/** $\Delta_{j+1}/\Delta_j$. */
function ratio(N: number, b: number, k: number, j: number): number {
  return (j * (N - j - b + k)) / ((j - k + 1) * (N - j - 1));
}

/** Sum of all terms divided by the term at the peak, smallest terms counted too. */
function sumOfRatios(N: number, b: number, k: number, peak: number, last: number): number {
  let sum = 1;
  let lost = 0;
  let term = 1;
  for (let j = peak; j < last && term > negligible; j++) {
    term *= ratio(N, b, k, j);
    const next = sum + term;
    lost += sum - next + term;
    sum = next;
  }
  term = 1;
  for (let j = peak - 1; j >= k && term > negligible; j--) {
    term /= ratio(N, b, k, j);
    const next = sum + term;
    lost += sum - next + term;
    sum = next;
  }
  return sum + lost;
}
