import { type RandomStream } from '@owlery/numeric';

import { type Stamps } from './stamps.ts';

/**
 * Writes `count` different whole numbers below n, every set of that size equally likely: exactly `count`
 * draws, whatever n (Bentley and Floyd 1987).
 */
export function floyd(stream: RandomStream, n: number, count: number, seen: Stamps, out: Int32Array): void {
  seen.clear();
  for (let i = 0; i < count; i++) {
    const top = n - count + i;
    const drawn = stream.below(top + 1);
    if (seen.add(drawn)) {
      out[i] = drawn;
    } else {
      seen.add(top);
      out[i] = top;
    }
  }
}
