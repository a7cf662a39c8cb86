import { type RandomStream } from '@owlery/numeric';

/** Draws the number of a pair with its probability, by the inverse of the distribution function. */
export function pairDrawer(probabilities: Float64Array): (stream: RandomStream) => number {
  const last = probabilities.length - 1;
  const cumulated = new Float64Array(last + 1);
  let sum = 0;
  for (let at = 0; at <= last; at++) cumulated[at] = sum += probabilities[at];
  return (stream) => {
    const level = stream.uniform() * sum;
    let [low, high] = [0, last];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cumulated[middle] > level) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
