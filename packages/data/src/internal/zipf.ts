import { type RandomStream } from '@owlery/numeric';

/** A rank from 0 to `size - 1`, log-uniform: chance $\ln\frac{r+2}{r+1}/\ln(n+1)$. */
export function zipfRank(stream: RandomStream, size: number): number {
  return Math.min(size - 1, Math.floor((size + 1) ** stream.uniform()) - 1);
}

/** A fixed order of the ids: `scattered(n)(rank)` runs once over 0 … n - 1, neighbours far apart. */
export function scattered(size: number): (rank: number) => number {
  // At most 2^20, so that the product stays an exact double for any 32-bit rank.
  let step = Math.max(1, Math.floor(0.618 * Math.min(size, 2 ** 20)));
  while (greatestCommonDivisor(step, size) !== 1) step--;
  return (rank) => (rank * step) % size;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
