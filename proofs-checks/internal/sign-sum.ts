/**
 * The largest of some signed sums, added over all sign vectors; exact for whole numbers.
 *
 * $$\sum_{\varepsilon\in\{\pm1\}^N}\max_k\sum_{j=1}^N\varepsilon_jv_{kj}=2^N\,\mathbb E\max_k\sum_j\varepsilon_jv_{kj}$$
 */
export function signSum(functions: readonly (readonly number[])[]): number {
  const length = functions[0].length;
  let total = 0;
  for (let bits = 0; bits < 2 ** length; bits++) {
    let largest = -Infinity;
    for (const values of functions) {
      let sum = 0;
      for (let j = 0; j < length; j++) sum += (bits >>> j) & 1 ? -values[j] : values[j];
      if (sum > largest) largest = sum;
    }
    total += largest;
  }
  return total;
}
