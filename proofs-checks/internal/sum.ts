/** The sum of the first m numbers, of all when m is left out; exact for whole numbers below $2^{53}$. */
export function sum(numbers: readonly number[], m = numbers.length): number {
  let total = 0;
  for (let i = 0; i < m; i++) total += numbers[i];
  return total;
}
