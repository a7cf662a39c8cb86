import { binomial } from '@owlery/numeric';

/** $\binom nk$, 0 where k is negative or above n. */
export function choose(n: number, k: number): bigint {
  return k < 0 || n < 0 || k > n ? 0n : binomial(n, k);
}
