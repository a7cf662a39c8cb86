import { estimate } from '@owlery/results';

/** The mean over seeds with Student's interval, as records hold it. */
export function overSeeds(values: readonly number[], confidence: number) {
  const { mean, low, high, count } = estimate(values, confidence);
  return { mean, low, high, count };
}
